'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { useCreateAgent } from './queries.ts';

/** A new agent from a name and what it should do; everything else is set on its page, which opens then. */
export function CreateAgent(props: { businessId: string; businessName: string }) {
  const router = useRouter();
  const create = useCreateAgent();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [greeting, setGreeting] = useState(`Thanks for calling ${props.businessName}. How can I help you today?`);
  const [prompt, setPrompt] = useState('');
  const ready = name.trim() !== '' && greeting.trim() !== '' && prompt.trim() !== '';
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          New agent
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>New agent</DialogTitle>
          <DialogDescription>It asks every caller for name, phone, email and reason by itself.</DialogDescription>
        </DialogHeader>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!ready) return;
            create.mutate(
              { business_id: props.businessId, name, system_prompt: prompt, first_message: greeting },
              { onSuccess: ({ id }) => router.push(businessPath(props.businessId, `agents/${id}`)) },
            );
          }}
        >
          <Field label="Name">
            <Input
              value={name}
              maxLength={200}
              placeholder="Kai Reception"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="First message">
            <Textarea
              rows={2}
              className="min-h-14"
              value={greeting}
              maxLength={2000}
              onChange={(event) => setGreeting(event.target.value)}
            />
          </Field>
          <Field label="Instructions" hint="What it should know and do, as you would tell a new colleague.">
            <Textarea
              rows={6}
              value={prompt}
              maxLength={50_000}
              placeholder={`You answer the phone for ${props.businessName}. We are open Monday to Friday, nine to five.`}
              onChange={(event) => setPrompt(event.target.value)}
            />
          </Field>
          {create.error && <ErrorNote title="The agent was not made" error={create.error} />}
          <DialogFooter>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary" pending={create.isPending} disabled={!ready}>
              Make the agent
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
