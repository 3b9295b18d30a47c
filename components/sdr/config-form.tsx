'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { AgentRow } from '#components/agents/queries.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardFooter, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { Form } from '#components/ui/form.tsx';
import { Input } from '#components/ui/input.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { toast } from '#components/ui/toast.ts';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { type ConfigDraft, draftOf, readDraft } from './config-draft.ts';
import { useConfigure } from './queries.ts';

const CHANNELS = [
  { may: 'auto_call', most: 'max_calls_per_day', label: 'Calls' },
  { may: 'auto_sms', most: 'max_sms_per_day', label: 'Texts' },
  { may: 'auto_email', most: 'max_emails_per_day', label: 'Emails' },
] as const;

/** What SDR may do by itself, how often and when. */
export function ConfigForm(props: {
  businessId: string;
  initial: SdrConfig;
  agents: Pick<AgentRow, 'id' | 'name'>[];
  accounts: { id: string; from_address: string }[];
  canWrite: boolean;
}) {
  const router = useRouter();
  const configure = useConfigure(props.businessId);
  const [config, setConfig] = useState(props.initial);
  const [draft, setDraft] = useState(() => draftOf(props.initial));
  const { faults, changes } = readDraft(draft, config);
  const change = (part: Partial<ConfigDraft>) => setDraft((before) => ({ ...before, ...part }));
  const changed = Object.keys(changes).length > 0;
  const input = (name: keyof typeof faults) => ({
    value: draft[name],
    inputMode: 'numeric' as const,
    maxLength: 7,
    className: 'tabular w-24',
    onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
  });

  function save() {
    if (Object.keys(faults).length > 0) return;
    configure.mutate(changes, {
      onSuccess: (saved) => {
        setConfig(saved.config);
        setDraft(draftOf(saved.config));
        toast('Saved.');
        router.refresh();
      },
    });
  }

  return (
    <Form noValidate onSubmit={save}>
      <fieldset disabled={!props.canWrite} className="contents">
        <Card>
          <CardHeader>
            <CardTitle>What SDR may do</CardTitle>
          </CardHeader>
          <CardContent className="grid gap-5">
            <SwitchRow
              label="Follow up with leads by itself"
              hint="Every two hours the queue is gone through, and what is due is done."
              on={draft.enabled}
              disabled={!props.canWrite}
              onChange={(enabled) => change({ enabled })}
            />
            <div className="grid gap-3">
              {CHANNELS.map(({ may, most, label }) => (
                <div key={may} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-4">
                  <SwitchRow
                    label={label}
                    on={draft[may]}
                    disabled={!props.canWrite}
                    onChange={(on) => change({ [may]: on })}
                  />
                  <Field label={<span className="sr-only">{label} per day, at most</span>} error={faults[most]}>
                    <span className="flex items-center gap-2 text-muted-foreground text-sm">
                      <Input {...input(most)} disabled={!draft[may] || !props.canWrite} />a day, at most
                    </span>
                  </Field>
                </div>
              ))}
            </div>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label="Hours between two contacts"
                hint="With one lead, at least."
                error={faults.min_touch_gap_hours}
              >
                <Input {...input('min_touch_gap_hours')} />
              </Field>
              <Field label="Contacts with one lead" hint="At most; then a person decides." error={faults.max_touches}>
                <Input {...input('max_touches')} />
              </Field>
              <Field label="From this hour" hint="0 to 23, in the lead’s own time." error={faults.business_hours_start}>
                <Input {...input('business_hours_start')} />
              </Field>
              <Field label="Until this hour" hint="0 to 23, in the lead’s own time." error={faults.business_hours_end}>
                <Input {...input('business_hours_end')} />
              </Field>
            </div>
            <ChoiceRow
              label="Agent that calls and texts"
              none="The oldest agent"
              options={props.agents.map(({ id, name }) => ({ value: id, label: name }))}
              value={draft.sdr_agent_id}
              disabled={!props.canWrite}
              onChange={(sdr_agent_id) => change({ sdr_agent_id })}
            />
            <ChoiceRow
              label="Emails are sent from"
              none="The default account"
              options={props.accounts.map(({ id, from_address }) => ({ value: id, label: from_address }))}
              value={draft.email_from_account_id}
              disabled={!props.canWrite}
              onChange={(email_from_account_id) => change({ email_from_account_id })}
            />
            {configure.error && <ErrorNote title="The rules were not saved" error={configure.error} />}
          </CardContent>
          {props.canWrite && (
            <CardFooter>
              <Button
                type="submit"
                variant="primary"
                pending={configure.isPending}
                disabled={!changed || Object.keys(faults).length > 0}
              >
                Save
              </Button>
              {changed && (
                <Button variant="ghost" onClick={() => setDraft(draftOf(config))}>
                  Undo the changes
                </Button>
              )}
            </CardFooter>
          )}
        </Card>
      </fieldset>
    </Form>
  );
}

function SwitchRow(props: {
  label: string;
  hint?: string;
  on: boolean;
  disabled: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <Field
      label={props.label}
      hint={props.hint}
      className="grid-cols-[auto_1fr] items-center gap-x-3 [&>p]:col-start-2"
    >
      <div className="-order-1 flex">
        <Switch checked={props.on} onCheckedChange={props.onChange} disabled={props.disabled} />
      </div>
    </Field>
  );
}

function ChoiceRow(props: {
  label: string;
  none: string;
  options: { value: string; label: string }[];
  value: string | null;
  disabled: boolean;
  onChange: (id: string | null) => void;
}) {
  return (
    <Field label={props.label}>
      <Choice
        value={props.value}
        options={[{ value: null, label: props.none }, ...props.options]}
        onChange={props.onChange}
        placeholder={props.none}
        disabled={props.disabled}
      />
    </Field>
  );
}
