'use client';

import { Field } from '#components/ui/field.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { VOICES } from './voices.ts';

/** The voice of an agent, with a sample of it. */
export function VoiceField(props: { value: string; onChange: (voiceId: string) => void }) {
  return (
    <Field label="Voice" hint="Heard in recordings of simulated calls.">
      <div className="flex gap-2">
        <Select value={props.value} onValueChange={props.onChange}>
          <SelectTrigger>
            <SelectValue>
              <VoiceName id={props.value} />
            </SelectValue>
          </SelectTrigger>
          <SelectContent>
            {VOICES.map((voice) => (
              <SelectItem key={voice.id} value={voice.id}>
                <VoiceName id={voice.id} />
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
    </Field>
  );
}

function VoiceName({ id }: { id: string }) {
  const voice = VOICES.find((one) => one.id === id);
  if (!voice) return id;
  return (
    <>
      {voice.label} <span className="text-muted-foreground">· {voice.detail}</span>
    </>
  );
}
