'use client';

import { type ReactNode, useState } from 'react';
import { toastError } from '#components/api/error-note.tsx';
import { ZoneSelect } from '#components/auth/zone-select.tsx';
import { SaveBar } from '#components/layout/save-bar.tsx';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { toast } from '#components/ui/toast.ts';
import { HolidaysField, HoursField } from './hours-field.tsx';
import { changeOf, draftOf, type ProfileDraft, problemsOf } from './profile-draft.ts';
import { type BusinessDetail, useBusiness, useUpdateBusiness } from './queries.ts';

/** What the agent may tell of the business, and what callers hear first. */
export function BusinessForm({ initial, canEdit }: { initial: BusinessDetail; canEdit: boolean }) {
  const { data: business } = useBusiness(initial);
  const update = useUpdateBusiness(initial.id);
  const saved = draftOf(business);
  const [edited, setEdited] = useState<Partial<ProfileDraft>>({});
  const draft = { ...saved, ...edited };
  const change = changeOf(saved, draft);
  const problems = problemsOf(draft);
  const unusable = Object.keys(problems).length > 0;
  const set = <F extends keyof ProfileDraft>(field: F, value: ProfileDraft[F]) =>
    setEdited((before) => ({ ...before, [field]: value }));
  const text = (
    field: {
      [F in keyof ProfileDraft]: ProfileDraft[F] extends string ? F : never;
    }[keyof ProfileDraft],
  ) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => set(field, event.target.value),
  });

  function save() {
    if (!change || unusable) return;
    update.mutate(change, {
      onSuccess: () => {
        setEdited({});
        toast('Saved. The next call hears it.');
      },
      onError: (error) => toastError('Nothing was saved.', error),
    });
  }

  return (
    <fieldset disabled={!canEdit} className="grid max-w-180 gap-6">
      {!canEdit && <p className="text-muted-foreground text-sm">Your role may read this, not change it.</p>}
      <Section title="The business" line="What stands here, the agent may tell callers.">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Name" error={problems.name}>
            <Input maxLength={200} {...text('name')} />
          </Field>
          <Field label="Website" error={problems.website} optional>
            <Input type="url" maxLength={2048} placeholder="https://example.com" {...text('website')} />
          </Field>
        </div>
        <Field label="About" hint="A few sentences, as you would say them on the phone." optional>
          <Textarea rows={3} maxLength={2000} {...text('description')} />
        </Field>
        <Field label="Services" hint="One in each line, with its price if callers may know it." optional>
          <Textarea rows={5} placeholder={'Teeth cleaning, $120\nWhitening, $300'} {...text('services')} />
        </Field>
        <Field label="Languages" hint="Separated by commas.">
          <Input {...text('languages')} />
        </Field>
      </Section>

      <Section title="Opening hours" line="Told to callers who ask, and used for the line after hours.">
        <Field label="Time zone" className="max-w-90">
          <ZoneSelect value={draft.zone} onChange={(zone) => set('zone', zone)} />
        </Field>
        <HoursField hours={draft.opening_hours} onChange={(hours) => set('opening_hours', hours)} />
        {problems.opening_hours && (
          <p role="alert" className="text-failed text-xs">
            {problems.opening_hours}
          </p>
        )}
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">Holidays</h3>
          <HolidaysField holidays={draft.holidays} onChange={(holidays) => set('holidays', holidays)} />
          {problems.holidays && (
            <p role="alert" className="text-failed text-xs">
              {problems.holidays}
            </p>
          )}
        </div>
        <Field
          label="First message while closed"
          hint="Empty: the agent greets as always. {{business_name}} is filled in."
          optional
        >
          <Textarea
            rows={2}
            maxLength={500}
            placeholder="{{business_name}} is closed at the moment. May I take a message?"
            {...text('after_hours_message')}
          />
        </Field>
      </Section>

      <Section
        title="Announced at the start"
        line="In many places the law asks for it. A greeting that says it already is left as it is."
      >
        <Announcement
          label="Say that an AI assistant speaks"
          on={draft.announce_ai}
          onSwitch={(on) => set('announce_ai', on)}
          error={problems.ai_announcement}
        >
          <Input maxLength={500} {...text('ai_announcement')} />
        </Announcement>
        <Announcement
          label="Say that the call is recorded"
          on={draft.announce_recording}
          onSwitch={(on) => set('announce_recording', on)}
          error={problems.recording_announcement}
        >
          <Input maxLength={500} {...text('recording_announcement')} />
        </Announcement>
      </Section>

      <Section title="How long things are kept" line="In days. Nothing in a field: until you delete it.">
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <Field label="Recordings" error={problems.keep_recordings_days}>
            <Input inputMode="numeric" placeholder="For ever" {...text('keep_recordings_days')} />
          </Field>
          <Field label="Transcripts" error={problems.keep_transcripts_days}>
            <Input inputMode="numeric" placeholder="For ever" {...text('keep_transcripts_days')} />
          </Field>
          <Field label="Messages" error={problems.keep_messages_days}>
            <Input inputMode="numeric" placeholder="For ever" {...text('keep_messages_days')} />
          </Field>
        </div>
        <p className="text-muted-foreground text-xs">
          What is older is deleted and cannot be brought back. The call itself, its time and its cost stay in the list.
        </p>
      </Section>

      {change && (
        <SaveBar unusable={unusable} pending={update.isPending} onSave={save} onDiscard={() => setEdited({})} />
      )}
    </fieldset>
  );
}

function Section({ title, line, children }: { title: string; line: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{title}</CardTitle>
          <CardDescription>{line}</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="grid gap-4">{children}</CardContent>
    </Card>
  );
}

function Announcement(props: {
  label: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
  error: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-2">
      <Field label={props.label} className="flex items-center justify-between gap-3">
        <Switch checked={props.on} onCheckedChange={props.onSwitch} />
      </Field>
      {props.on && (
        <Field label={<span className="sr-only">{props.label}: in these words</span>} error={props.error}>
          {props.children}
        </Field>
      )}
    </div>
  );
}
