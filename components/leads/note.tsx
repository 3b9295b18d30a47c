'use client';

import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Form } from '#components/ui/form.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import type { TimelineItem } from '#lib/services/lead-record/schema.ts';
import { useCreateNote, useDeleteNote, useUpdateNote } from './queries.ts';

const LONGEST = 5_000;

/** A note; its author can change it, and delete it for six seconds before it is gone. */
export function Note({ item, own }: { item: TimelineItem; own: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const [going, setGoing] = useState(false);
  const update = useUpdateNote();
  const remove = useDeleteNote();
  if (going) return <p className="mt-0.5 text-muted-foreground text-sm">Deleted.</p>;
  function discard() {
    setGoing(true);
    const timer = setTimeout(
      () =>
        remove.mutate(item.id, {
          onError: (error) => {
            setGoing(false);
            toastError('The note is still there.', error);
          },
        }),
      6_000,
    );
    const undo = () => {
      clearTimeout(timer);
      setGoing(false);
    };
    toast('The note is deleted.', { duration: 6_000, action: { label: 'Undo', onClick: undo } });
  }
  if (draft === null) {
    return (
      <div className="group mt-0.5 max-w-180 rounded-md bg-muted px-3 py-2 text-sm">
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">{item.text}</p>
        {own && (
          <p className="mt-1 flex gap-3">
            <Button variant="link" size="sm" onClick={() => setDraft(item.text)}>
              Edit
            </Button>
            <Button variant="link" size="sm" onClick={discard}>
              Delete
            </Button>
          </p>
        )}
      </div>
    );
  }
  return (
    <Form
      className="mt-1 grid max-w-180 gap-2"
      onSubmit={() => {
        update.mutate(
          { id: item.id, body: draft },
          { onSuccess: () => setDraft(null), onError: (error) => toastError('The note was not changed.', error) },
        );
      }}
    >
      <Textarea
        aria-label="Note"
        autoFocus
        value={draft}
        maxLength={LONGEST}
        onChange={(event) => setDraft(event.target.value)}
      />
      <span className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" pending={update.isPending} disabled={draft.trim() === ''}>
          Save
        </Button>
        <Button size="sm" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </span>
    </Form>
  );
}

/** Writes a note about a lead. Control or Command and Enter keeps it. */
export function NewNote({ leadId }: { leadId: string }) {
  const [body, setBody] = useState('');
  const create = useCreateNote(leadId);
  function submit() {
    if (body.trim() === '' || create.isPending) return;
    create.mutate(body, {
      onSuccess: () => setBody(''),
      onError: (error) => toastError('The note was not kept.', error),
    });
  }
  return (
    <Form className="mb-5 grid gap-2" onSubmit={submit}>
      <Textarea
        aria-label="New note"
        placeholder="Write a note for your team"
        value={body}
        rows={2}
        maxLength={LONGEST}
        className="min-h-14"
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
        }}
      />
      {body.trim() !== '' && (
        <Button type="submit" size="sm" variant="primary" className="w-fit" pending={create.isPending}>
          Keep the note
        </Button>
      )}
    </Form>
  );
}
