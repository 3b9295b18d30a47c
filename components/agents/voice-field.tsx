'use client';

import { Square, Volume2 } from 'lucide-react';
import { isSpokenVoice, useVoice } from '#components/rehearsal/use-voice.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { VOICES } from './voices.ts';

/** The voice of an agent, and how it sounds when it says the agent's first message. */
export function VoiceField(props: {
  value: string;
  hint: string | undefined;
  sample: string;
  onChange: (voiceId: string) => void;
}) {
  const voice = useVoice('/api/v1/agents/speak', props.value);
  return (
    <Field label="Voice" hint={props.hint}>
      <div className="flex gap-2">
        <Select value={props.value} onValueChange={props.onChange}>
          <SelectTrigger>
            <SelectValue>
              <VoiceName id={props.value} />
            </SelectValue>
          </SelectTrigger>
          <SelectContent>
            {VOICES.map((one) => (
              <SelectItem key={one.id} value={one.id}>
                <VoiceName id={one.id} />
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        {isSpokenVoice(props.value) && (
          <Button
            size="icon"
            aria-label={voice.speaking ? 'Stop' : 'Hear this voice'}
            title={voice.speaking ? 'Stop' : 'Hear this voice'}
            onClick={() => (voice.speaking ? voice.stop() : void voice.speak(props.sample))}
          >
            {voice.speaking ? <Square aria-hidden /> : <Volume2 aria-hidden />}
          </Button>
        )}
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
