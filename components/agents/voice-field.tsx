'use client';

import { Square, Volume2 } from 'lucide-react';
import { isSpokenVoice, useVoice } from '#components/rehearsal/use-voice.ts';
import { Button } from '#components/ui/button.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { Field } from '#components/ui/field.tsx';
import { VOICES } from './voices.ts';

const OPTIONS = VOICES.map(({ id, label, detail }) => ({
  value: id,
  label: (
    <>
      {label} <span className="text-muted-foreground">· {detail}</span>
    </>
  ),
}));

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
        <Choice value={props.value} options={OPTIONS} placeholder={props.value} onChange={props.onChange} />
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
