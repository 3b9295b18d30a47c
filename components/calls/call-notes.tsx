'use client';

import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { TagList } from '#components/tags/tag-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { useUpdateCall } from './queries.ts';

/** What people write about a call. It shows at once; a tag that was taken away can be put back. */
export function CallNotes({ call, canWrite }: { call: CallDetail; canWrite: boolean }) {
  if (!canWrite && !call.notes && call.tags.length === 0)
    return <p className="text-muted-foreground text-sm">Nobody has written anything about this call.</p>;
  return (
    <div className="grid gap-3">
      <CallTags call={call} canWrite={canWrite} />
      {canWrite ? (
        <Notes key={call.notes} call={call} />
      ) : (
        <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{call.notes}</p>
      )}
    </div>
  );
}

function CallTags({ call, canWrite }: { call: CallDetail; canWrite: boolean }) {
  const update = useUpdateCall();
  return (
    <TagList
      of="calls"
      businessId={call.business_id}
      tags={call.tags}
      onWrite={canWrite ? (tags) => update.mutateAsync({ id: call.id, tags }) : undefined}
    />
  );
}

function Notes({ call }: { call: CallDetail }) {
  const update = useUpdateCall();
  const [draft, setDraft] = useState(call.notes ?? '');
  const changed = draft.trim() !== (call.notes ?? '');
  const save = () =>
    update.mutate(
      { id: call.id, notes: draft.trim() },
      { onError: (error) => toastError('The note was not kept. It still stands in the field.', error) },
    );
  return (
    <div className="grid gap-2">
      <Textarea
        aria-label="Note"
        placeholder="A note for you and your team"
        rows={2}
        maxLength={10_000}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && changed) save();
        }}
        className="min-h-16 text-sm"
      />
      {changed && (
        <div className="flex gap-2">
          <Button size="sm" variant="primary" pending={update.isPending} onClick={save}>
            Keep the note
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setDraft(call.notes ?? '')}>
            Discard
          </Button>
        </div>
      )}
    </div>
  );
}
