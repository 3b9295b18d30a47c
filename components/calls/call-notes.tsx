'use client';

import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import type { CallDetail } from '#lib/services/calls/schema.ts';
import { useTags, useUpdateCall } from './queries.ts';

/** What people write about a call. It shows at once; a tag that was taken away can be put back. */
export function CallNotes({ call, canWrite }: { call: CallDetail; canWrite: boolean }) {
  if (!canWrite && !call.notes && call.tags.length === 0)
    return <p className="text-muted-foreground text-sm">Nobody has written anything about this call.</p>;
  return (
    <div className="grid gap-3">
      <TagList call={call} canWrite={canWrite} />
      {canWrite ? (
        <Notes key={call.notes} call={call} />
      ) : (
        <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{call.notes}</p>
      )}
    </div>
  );
}

function TagList({ call, canWrite }: { call: CallDetail; canWrite: boolean }) {
  const update = useUpdateCall();
  const known = useId();
  const [draft, setDraft] = useState('');
  const [asked, setAsked] = useState(false);
  const { data: inUse } = useTags(call.business_id, asked);
  const { id, tags } = call;

  function write(next: readonly string[]) {
    update.mutate({ id, tags: [...next] }, { onError: (error) => toastError('The tags stay as they were.', error) });
  }
  function add() {
    const tag = draft.trim().replace(/\s+/g, ' ').toLowerCase();
    setDraft('');
    if (tag && !tags.includes(tag)) write([...tags, tag].sort());
  }
  function take(tag: string) {
    write(tags.filter((one) => one !== tag));
    toast(`The tag “${tag}” is taken away.`, { action: { label: 'Undo', onClick: () => write(tags) } });
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <Badge key={tag} className={canWrite ? 'pr-0.5' : undefined}>
          {tag}
          {canWrite && (
            <button
              type="button"
              aria-label={`Take away the tag ${tag}`}
              onClick={() => take(tag)}
              className="grid size-5 place-items-center rounded-xs transition-colors hover:bg-accent hover:text-foreground"
            >
              <X aria-hidden />
            </button>
          )}
        </Badge>
      ))}
      {canWrite && (
        <>
          <Input
            aria-label="Add a tag"
            placeholder={tags.length === 0 ? 'Add a tag' : 'Another tag'}
            list={known}
            maxLength={40}
            value={draft}
            onFocus={() => setAsked(true)}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add();
              if (event.key === 'Backspace' && draft === '' && tags.length > 0) take(tags.at(-1) ?? '');
            }}
            className="h-7 w-28 px-2 text-xs"
          />
          <datalist id={known}>
            {inUse?.tags
              .filter(({ tag }) => !tags.includes(tag))
              .map(({ tag }) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </>
      )}
    </div>
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
