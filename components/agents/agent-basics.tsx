'use client';

import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { type AgentDraft, type DraftField, LIMITS } from './draft.ts';
import { ModelField } from './model-field.tsx';
import { modelHint, type Speaker, voiceHint } from './speaker-words.ts';
import { VoiceField } from './voice-field.tsx';

/** Name, voice and model: the same on every channel. */
export function AgentBasics(props: {
  draft: AgentDraft;
  problems: Partial<Record<DraftField, string>>;
  speaker: Speaker;
  /** What a voice says when one listens to it. */
  sample: string;
  canEdit: boolean;
  onEdit: (change: Partial<AgentDraft>) => void;
}) {
  const { draft, problems, speaker, onEdit } = props;
  return (
    <fieldset disabled={!props.canEdit} className="grid min-w-0 items-start gap-x-4 gap-y-5 sm:grid-cols-2">
      <Field label="Name" error={problems.name ?? null}>
        <Input maxLength={LIMITS.name} value={draft.name} onChange={(event) => onEdit({ name: event.target.value })} />
      </Field>
      <VoiceField
        value={draft.voiceId}
        hint={voiceHint(speaker, draft.voiceId)}
        sample={props.sample}
        onChange={(voiceId) => onEdit({ voiceId })}
      />
      <ModelField
        label="Model"
        value={draft.model}
        error={problems.model}
        hint={modelHint(speaker)}
        onChange={(model) => onEdit({ model })}
      />
      <Field label="Temperature" hint="0 keeps to the same words; 1 varies them." error={problems.temperature ?? null}>
        <Input
          type="number"
          inputMode="decimal"
          min={0}
          max={2}
          step={0.1}
          className="tabular"
          value={draft.temperature}
          onChange={(event) => onEdit({ temperature: event.target.value })}
        />
      </Field>
    </fieldset>
  );
}
