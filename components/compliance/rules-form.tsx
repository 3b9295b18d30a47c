'use client';

import { type ReactNode, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { SaveBar } from '#components/layout/save-bar.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { toast } from '#components/ui/toast.ts';
import { type Settings, useSettings, useUpdateSettings } from './queries.ts';
import { changeOf, clocks, draftOf, problemsOf, type RulesDraft } from './settings-draft.ts';

/** When and how often the product turns to people, and what it asks of them before. */
export function RulesForm({ initial, canEdit }: { initial: Settings; canEdit: boolean }) {
  const { data: settings } = useSettings(initial);
  const update = useUpdateSettings(initial.business_id);
  const saved = draftOf(settings);
  const [edited, setEdited] = useState<Partial<RulesDraft>>({});
  const draft = { ...saved, ...edited };
  const problems = problemsOf(draft);
  const unusable = Object.keys(problems).length > 0;
  const change = changeOf(saved, draft);
  const set = (part: Partial<RulesDraft>) => setEdited((before) => ({ ...before, ...part }));

  function save() {
    if (!change || unusable) return;
    update.mutate(change, {
      onSuccess: () => {
        setEdited({});
        toast('Saved. What waits already is decided anew.');
      },
      onError: (error) => toastError('Nothing was saved.', error),
    });
  }

  return (
    <fieldset disabled={!canEdit} className="max-w-180">
      <Card>
        <CardHeader>
          <div>
            <CardTitle>Rules</CardTitle>
            <CardDescription>Hours and frequency hold where Kai chooses the moment, not for replies.</CardDescription>
          </div>
        </CardHeader>
        <CardContent className="grid gap-4">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Calls and texts from" hint="In the local time of the recipient.">
              <Clock
                value={draft.contact_hours_start}
                onChange={(contact_hours_start) => set({ contact_hours_start })}
              />
            </Field>
            <Field label="Until" error={problems.contact_hours_end}>
              <Clock value={draft.contact_hours_end} onChange={(contact_hours_end) => set({ contact_hours_end })} />
            </Field>
            <Field
              label="At most so many contacts"
              hint="With one recipient, on all channels."
              error={problems.max_contacts}
            >
              <Input
                inputMode="numeric"
                value={draft.max_contacts}
                onChange={(event) => set({ max_contacts: event.target.value })}
              />
            </Field>
            <Field label="Within so many days" error={problems.max_contacts_days}>
              <Input
                inputMode="numeric"
                value={draft.max_contacts_days}
                onChange={(event) => set({ max_contacts_days: event.target.value })}
              />
            </Field>
          </div>
          <div className="divide-y divide-border border-border border-t">
            <Rule label="Text only those who opted in" hint="A number that has said nothing is not texted.">
              <Switch
                checked={draft.sms_opt_in_required}
                onCheckedChange={(sms_opt_in_required) => set({ sms_opt_in_required })}
              />
            </Rule>
            <Rule label="Send emails without approval" hint="Off: each waits until somebody has read it.">
              <Switch
                checked={draft.auto_approve_emails}
                onCheckedChange={(auto_approve_emails) => set({ auto_approve_emails })}
              />
            </Rule>
            <Rule
              label="Calls of the API skip the do-not-call list"
              hint="Your own programs then answer for whom they call. Texts are refused as before."
            >
              <Switch
                checked={draft.api_calls_skip_dnc}
                onCheckedChange={(api_calls_skip_dnc) => set({ api_calls_skip_dnc })}
              />
            </Rule>
          </div>
        </CardContent>
      </Card>
      {change && (
        <SaveBar unusable={unusable} pending={update.isPending} onSave={save} onDiscard={() => setEdited({})} />
      )}
    </fieldset>
  );
}

function Clock(props: { value: string; onChange: (value: string) => void }) {
  return (
    <Choice
      value={props.value}
      options={clocks(props.value).map((clock) => ({ value: clock, label: clock }))}
      onChange={props.onChange}
      className="tabular"
    />
  );
}

function Rule(props: { label: string; hint: string; children: ReactNode }) {
  return (
    <Field
      label={
        <span className="grid gap-0.5">
          {props.label}
          <span className="font-normal text-muted-foreground text-xs">{props.hint}</span>
        </span>
      }
      className="flex items-center justify-between gap-3 py-3"
    >
      {props.children}
    </Field>
  );
}
