'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { api } from '#components/api/client.ts';
import { toastError } from '#components/api/error-note.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Input } from '#components/ui/input.tsx';
import { toast } from '#components/ui/toast.ts';

/** The tags of a call or a lead. Who may write them adds one by its name; one that was taken away can be put back. */
export function TagList(props: {
  of: 'calls' | 'leads';
  businessId: string;
  tags: readonly string[];
  onWrite: ((tags: string[]) => Promise<unknown>) | undefined;
}) {
  const { tags, onWrite } = props;
  const write = (next: readonly string[]) =>
    void onWrite?.([...next]).catch((error) => toastError('The tags stay as they were.', error));
  function take(tag: string) {
    write(tags.filter((one) => one !== tag));
    toast(`The tag “${tag}” is taken away.`, { action: { label: 'Undo', onClick: () => write(tags) } });
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <Badge key={tag} className={onWrite ? 'pr-0.5' : undefined}>
          {tag}
          {onWrite && (
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
      {onWrite && (
        <NewTag
          {...props}
          onAdd={(tag) => !tags.includes(tag) && write([...tags, tag].sort())}
          onBack={() => tags.length > 0 && take(tags.at(-1) ?? '')}
        />
      )}
    </div>
  );
}

function NewTag(props: {
  of: 'calls' | 'leads';
  businessId: string;
  tags: readonly string[];
  onAdd: (tag: string) => void;
  /** Backspace in the empty field. */
  onBack: () => void;
}) {
  const known = useId();
  const [draft, setDraft] = useState('');
  const [asked, setAsked] = useState(false);
  // The tags in use, asked for when somebody is about to write one.
  const { data: inUse } = useQuery({
    queryKey: [props.of, 'tags', props.businessId],
    queryFn: ({ signal }) =>
      api<{ tags: { tag: string }[] }>('GET', `${props.of}/tags`, { query: { business_id: props.businessId }, signal }),
    enabled: asked,
    staleTime: 60_000,
  });
  function add() {
    const tag = draft.trim().replace(/\s+/g, ' ').toLowerCase();
    setDraft('');
    if (tag) props.onAdd(tag);
  }
  return (
    <>
      <Input
        aria-label="Add a tag"
        placeholder={props.tags.length === 0 ? 'Add a tag' : 'Another tag'}
        list={known}
        maxLength={40}
        value={draft}
        onFocus={() => setAsked(true)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
          if (event.key === 'Backspace' && draft === '') props.onBack();
        }}
        className="h-7 w-28 px-2 text-xs"
      />
      <datalist id={known}>
        {inUse?.tags
          .filter(({ tag }) => !props.tags.includes(tag))
          .map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </>
  );
}
