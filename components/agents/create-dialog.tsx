'use client';

import { useRouter } from 'next/navigation';
import { RadioGroup } from 'radix-ui';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { CreateAgentProps } from './create-agent.tsx';
import { LIMITS } from './draft.ts';
import { useCreateAgent } from './queries.ts';
import { instructionsOf, TEMPLATES, type Template, templateFor } from './templates.ts';

/** A new agent: what it starts from, its name, what it says and does. Everything else is set on its page. */
export function CreateDialog(props: CreateAgentProps & { onClose: () => void }) {
  const router = useRouter();
  const create = useCreateAgent();
  const { businessId, businessName } = props;
  const [template, setTemplate] = useState(() => templateFor(props.businessType));
  const [name, setName] = useState('');
  // Texts follow the template and the name until they are written by hand.
  const [greeting, setGreeting] = useState<string | null>(null);
  const [prompt, setPrompt] = useState<string | null>(null);
  const first_message = greeting ?? template.greeting(businessName);
  const system_prompt = prompt ?? instructionsOf(template, name.trim(), businessName);
  const ready = name.trim() !== '' && first_message.trim() !== '' && system_prompt.trim() !== '';

  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()}>
      <DialogContent className="max-w-180 grid-rows-[auto_minmax(0,1fr)] overflow-hidden p-0">
        <DialogHeader className="px-6 pt-6">
          <DialogTitle>New agent</DialogTitle>
          <DialogDescription>It asks every caller for name, phone, email and reason by itself.</DialogDescription>
        </DialogHeader>
        <Form
          className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto]"
          onSubmit={() => {
            if (!ready) return;
            create.mutate(
              { business_id: businessId, name, system_prompt, first_message },
              { onSuccess: ({ id }) => router.push(businessPath(businessId, `agents/${id}`)) },
            );
          }}
        >
          <div className="grid content-start gap-5 overflow-y-auto px-6 py-1">
            <TemplateChoice
              value={template}
              onChange={(chosen) => {
                setTemplate(chosen);
                setGreeting(null);
                setPrompt(null);
              }}
            />
            <Field label="Name">
              <Input
                autoFocus
                value={name}
                maxLength={LIMITS.name}
                placeholder="Kai"
                onChange={(event) => setName(event.target.value)}
              />
            </Field>
            <Field label="First message">
              <Textarea
                rows={2}
                className="min-h-14"
                value={first_message}
                maxLength={LIMITS.opening}
                onChange={(event) => setGreeting(event.target.value)}
              />
            </Field>
            <Field
              label="Instructions"
              hint="As you would tell a new colleague. What Settings know of the business is told to it as well."
            >
              <Textarea
                rows={8}
                className="max-h-72 overflow-y-auto"
                value={system_prompt}
                maxLength={LIMITS.prompt}
                onChange={(event) => setPrompt(event.target.value)}
              />
            </Field>
            {create.error && <ErrorNote title="The agent was not made" error={create.error} />}
          </div>
          <div className="mt-4 flex justify-end gap-2 border-border border-t px-6 py-4">
            <Button onClick={props.onClose}>Cancel</Button>
            <Button type="submit" variant="primary" pending={create.isPending} disabled={!ready}>
              Make the agent
            </Button>
          </div>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

function TemplateChoice(props: { value: Template; onChange: (template: Template) => void }) {
  return (
    <RadioGroup.Root
      aria-label="Start from"
      className="grid grid-cols-2 gap-2"
      value={props.value.key}
      onValueChange={(key) => {
        const chosen = TEMPLATES.find((template) => template.key === key);
        if (chosen) props.onChange(chosen);
      }}
    >
      {TEMPLATES.map(({ key, label, line }) => (
        <RadioGroup.Item
          key={key}
          value={key}
          className="rounded-md border border-input bg-card px-3 py-2 text-left transition-colors hover:bg-accent data-[state=checked]:border-primary data-[state=checked]:bg-live-soft dark:bg-background"
        >
          <span className="block font-medium text-sm">{label}</span>
          <span className="block text-muted-foreground text-xs max-sm:hidden">{line}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
