'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Choice, optionsOf } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import {
  Sheet,
  SheetContent,
  SheetDescription,
  SheetFooter,
  SheetHeader,
  SheetTitle,
  SheetTrigger,
} from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import { gapsIn } from '#lib/core/gaps.ts';
import { GapFields } from './gap-fields.tsx';
import { useCreateTemplate } from './queries.ts';
import { CATEGORY_WORDS, type Category, nameOf } from './template-words.ts';

const BLANK = { name: '', language: 'en', category: 'UTILITY' as Category, body: '' };

/** Writes a template, which WhatsApp then approves or rejects. */
export function NewTemplate({ businessId }: { businessId: string }) {
  const router = useRouter();
  const create = useCreateTemplate();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(BLANK);
  const [examples, setExamples] = useState<Record<string, string>>({});
  const set = (part: Partial<typeof BLANK>) => setDraft((before) => ({ ...before, ...part }));
  const gaps = gapsIn(draft.body);
  const name = nameOf(draft.name);
  const complete = name && draft.language.trim() && draft.body.trim() && gaps.every((gap) => examples[gap]?.trim());

  function submit() {
    if (!complete) return;
    const meant = Object.fromEntries(gaps.map((gap) => [gap, examples[gap]?.trim() ?? '']));
    create.mutate(
      { business_id: businessId, ...draft, name, language: draft.language.trim(), examples: meant },
      {
        onSuccess: () => {
          setOpen(false);
          setDraft(BLANK);
          setExamples({});
          router.refresh(); // the first one ends the empty state
          toast('Handed in. WhatsApp decides, mostly within a day.');
        },
      },
    );
  }

  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          New template
        </Button>
      </SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>New template</SheetTitle>
          <SheetDescription>Once WhatsApp has approved it, it may be sent at any time.</SheetDescription>
        </SheetHeader>
        <Form noValidate className="contents" onSubmit={submit}>
          <div className="grid gap-4">
            <Field label="Name" hint={name && name !== draft.name ? `WhatsApp calls it ${name}.` : undefined}>
              <Input
                value={draft.name}
                maxLength={200}
                placeholder="Appointment reminder"
                onChange={(event) => set({ name: event.target.value })}
              />
            </Field>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label="What it is for">
                <Choice
                  value={draft.category}
                  options={optionsOf(CATEGORY_WORDS)}
                  onChange={(category) => set({ category })}
                />
              </Field>
              <Field label="Language" hint="Such as en or pt_BR.">
                <Input
                  value={draft.language}
                  maxLength={8}
                  onChange={(event) => set({ language: event.target.value })}
                />
              </Field>
            </div>
            <Field label="Words" hint="{{1}}, {{2}} stand for what is filled in when it is sent.">
              <Textarea
                value={draft.body}
                rows={5}
                maxLength={1_024}
                placeholder="Hi {{1}}, see you on {{2}}."
                onChange={(event) => set({ body: event.target.value })}
              />
            </Field>
            <GapFields gaps={gaps} label={(gap) => `Example for {{${gap}}}`} values={examples} onChange={setExamples} />
          </div>
          {create.error && <ErrorNote title="The template was not handed in" error={create.error} />}
          <SheetFooter>
            <Button type="submit" variant="primary" disabled={!complete} pending={create.isPending}>
              Hand it in
            </Button>
          </SheetFooter>
        </Form>
      </SheetContent>
    </Sheet>
  );
}
