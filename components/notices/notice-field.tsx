'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { NoticeDraft } from './notice-draft.ts';
import type { NoticeSetting } from './queries.ts';

/** One kind of notice: by email, by text, and to whom. Addresses show where they are needed. */
export function NoticeField(props: {
  setting: NoticeSetting;
  draft: NoticeDraft;
  problems: Partial<Record<keyof NoticeDraft, string>>;
  canEdit: boolean;
  onChange: (draft: NoticeDraft) => void;
}) {
  const { setting, draft, problems } = props;
  const [naming, setNaming] = useState(setting.email_to !== null);
  const hot = setting.threshold !== null;
  const set = (part: Partial<NoticeDraft>) => props.onChange({ ...draft, ...part });
  return (
    <li className="grid gap-3 px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 className="font-medium text-sm">{setting.label}</h2>
          <p className="text-muted-foreground text-xs">{setting.description}</p>
        </div>
        <div className="flex gap-6">
          <Way label="Email" of={setting.label} on={draft.email} onSwitch={(email) => set({ email })} />
          <Way label="Text" of={setting.label} on={draft.text} onSwitch={(text) => set({ text })} />
        </div>
      </div>
      {(hot || draft.text || (draft.email && naming)) && (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          {hot && (
            <Field label="From a score of" error={problems.threshold} className="sm:col-span-2 sm:max-w-44">
              <Input
                inputMode="numeric"
                value={draft.threshold}
                onChange={(event) => set({ threshold: event.target.value })}
              />
            </Field>
          )}
          {draft.email && naming && (
            <Field label="Email to" hint="Nobody here: every owner and admin." error={problems.email_to}>
              <Input
                placeholder="you@example.com, front@example.com"
                value={draft.email_to}
                onChange={(event) => set({ email_to: event.target.value })}
              />
            </Field>
          )}
          {draft.text && (
            <Field label="Text to" hint="Sent from an agent’s own number." error={problems.text_to}>
              <Input
                placeholder="+1 512 555 1234"
                value={draft.text_to}
                onChange={(event) => set({ text_to: event.target.value })}
              />
            </Field>
          )}
        </div>
      )}
      {draft.email && !naming && (
        <p className="text-muted-foreground text-xs">
          Emailed to every owner and admin.{' '}
          {props.canEdit && (
            <Button
              variant="link"
              className="text-xs"
              aria-label={`Name addresses for ${setting.label}`}
              onClick={() => setNaming(true)}
            >
              Name addresses
            </Button>
          )}
        </p>
      )}
    </li>
  );
}

function Way(props: { label: string; of: string; on: boolean; onSwitch: (on: boolean) => void }) {
  return (
    <Field
      label={
        <span className="font-normal text-xs">
          <span className="sr-only">{props.of}: </span>
          {props.label}
        </span>
      }
      className="flex items-center gap-2"
    >
      <Switch checked={props.on} onCheckedChange={props.onSwitch} />
    </Field>
  );
}
