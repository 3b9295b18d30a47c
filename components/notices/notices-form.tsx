'use client';

import { useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { SaveBar } from '#components/layout/save-bar.tsx';
import { Card } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.ts';
import { changeOf, draftOf, type NoticeDraft, problemsOf } from './notice-draft.ts';
import { NoticeField } from './notice-field.tsx';
import { type NoticeSettings, useNotices, useUpdateNotices } from './queries.ts';

/** What the owner is told, how, and to which addresses. */
export function NoticesForm({ initial, canEdit }: { initial: NoticeSettings; canEdit: boolean }) {
  const { data: settings } = useNotices(initial);
  const update = useUpdateNotices(initial.business_id);
  const [edited, setEdited] = useState<Record<string, NoticeDraft>>({});
  const rows = settings.notices.map((setting) => {
    const draft = edited[setting.kind] ?? draftOf(setting);
    return {
      setting,
      draft,
      problems: problemsOf(draft, setting.threshold !== null),
      change: changeOf(setting, draft),
    };
  });
  const changes = rows.flatMap(({ change }) => (change ? [change] : []));
  const unusable = rows.some(({ problems }) => Object.keys(problems).length > 0);

  function save() {
    if (changes.length === 0 || unusable) return;
    update.mutate(changes, {
      onSuccess: () => {
        setEdited({});
        toast('Saved.');
      },
      onError: (error) => toastError('Nothing was saved.', error),
    });
  }

  return (
    <fieldset disabled={!canEdit} className="max-w-180">
      {!canEdit && <p className="mb-3 text-muted-foreground text-sm">Your role may read this, not change it.</p>}
      <Card>
        <ul className="divide-y divide-border">
          {rows.map(({ setting, draft, problems }) => (
            <NoticeField
              key={setting.kind}
              setting={setting}
              draft={draft}
              problems={problems}
              canEdit={canEdit}
              onChange={(next) => setEdited((before) => ({ ...before, [setting.kind]: next }))}
            />
          ))}
        </ul>
      </Card>
      {changes.length > 0 && (
        <SaveBar unusable={unusable} pending={update.isPending} onSave={save} onDiscard={() => setEdited({})} />
      )}
    </fieldset>
  );
}
