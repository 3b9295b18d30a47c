'use client';

import { FlaskConical, Pencil, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { api } from '#components/api/client.ts';
import { ErrorNote, toastError } from '#components/api/error-note.tsx';
import { useSaveEval } from '#components/evals/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { useBottom } from '#components/ui/use-bottom.ts';
import type { Rehearsed } from '#lib/services/rehearsals/schema.ts';
import { evalOf } from './eval-of.ts';
import { GatheredFields } from './gathered.tsx';
import { Reword } from './reword.tsx';
import { SayLine } from './say-line.tsx';
import { TalkTurns } from './talk-turns.tsx';
import { useTalk } from './use-talk.ts';
import { isSpokenVoice, useVoice } from './use-voice.ts';

const MOST_SAID = 1000;

export interface RehearsalDraft {
  inbound_prompt: string;
  first_message: string;
  voiceId: string;
}

/**
 * Talks to an agent turn by turn, beside its prompt: with what is in the fields now, saved or not. An answer can be had
 * again after the instructions were changed, the caller's words can be changed, and an answer can become an eval.
 */
export function Rehearsal(props: {
  businessId: string;
  agentId: string;
  agentName: string;
  draft: RehearsalDraft;
  /** Whether this person may make evals. */
  canEdit: boolean;
  className?: string;
}) {
  const { agentId, draft } = props;
  const voice = useVoice('/api/v1/agents/speak', isSpokenVoice(draft.voiceId) ? draft.voiceId : 'slt');
  const talk = useTalk<Rehearsed>(
    (turns, signal) => {
      const { inbound_prompt, first_message } = draft;
      const changed = {
        ...(inbound_prompt.trim() && { inbound_prompt }),
        ...(first_message.trim() && { first_message }),
      };
      return api('POST', 'agents/rehearse', { body: { agent_id: agentId, turns, draft: changed }, signal });
    },
    ({ reply }) => voice.on && voice.speak(reply.text),
  );
  const [changing, setChanging] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const bottom = useBottom(talk.turns.length * 2 + (talk.thinking ? 1 : 0));
  const { start } = talk;
  useEffect(() => {
    void start();
  }, [start]);

  function restart() {
    voice.stop();
    setChanging(null);
    void start();
    field.current?.focus();
  }

  return (
    <section
      aria-label="Try the agent"
      className={cn('flex min-h-0 flex-col rounded-lg border border-border bg-card', props.className)}
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-border border-b pr-2 pl-4">
        <h2 className="mr-auto font-semibold text-sm">Try it</h2>
        <Small label={voice.on ? 'Do not speak answers' : 'Speak answers'} pressed={voice.on} onPress={voice.toggle}>
          {voice.on ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
        </Small>
        <Small label="Start again" onPress={restart}>
          <RotateCcw aria-hidden />
        </Small>
      </header>
      <div ref={bottom} role="log" aria-label="Rehearsal" className="min-h-48 flex-1 overflow-y-auto px-4 py-3">
        <TalkTurns
          turns={talk.turns}
          agentName="Agent"
          thinking={talk.thinking}
          over={talk.over}
          notes
          instead={(turn, index) =>
            index === changing ? (
              <Reword
                text={turn.text}
                maxLength={MOST_SAID}
                onLeave={() => setChanging(null)}
                onSay={(text) => {
                  setChanging(null);
                  void talk.reword(index, text);
                }}
              />
            ) : null
          }
          actions={(turn, index) =>
            turn.role === 'caller' ? (
              <Small label="Say something else here" onPress={() => setChanging(index)}>
                <Pencil aria-hidden />
              </Small>
            ) : (
              <>
                <Small label="Hear this" onPress={() => voice.speak(turn.text)}>
                  <Volume2 aria-hidden />
                </Small>
                <Small label="Answer again from here" onPress={() => talk.again(index)}>
                  <RotateCcw aria-hidden />
                </Small>
                {props.canEdit && index > 0 && <MakeEval {...props} messages={() => evalOf(talk.turns, index)} />}
              </>
            )
          }
        />
        {talk.error && (
          <ErrorNote
            className="mt-2"
            title="The agent did not answer"
            error={talk.error}
            action={
              <Button size="sm" onClick={() => talk.retry()}>
                Try again
              </Button>
            }
          />
        )}
      </div>
      <div className="grid shrink-0 gap-3 border-border border-t px-4 py-3">
        <SayLine
          field={field}
          onSay={talk.say}
          disabled={talk.thinking || talk.over}
          maxLength={MOST_SAID}
          placeholder={talk.over ? 'The call is over. Start again.' : 'Say something as a caller'}
        />
        <GatheredFields gathered={talk.answer?.gathered} className="sm:grid-cols-2" />
        <p className="text-muted-foreground text-xs">
          {talk.answer?.model.built_in === false ? `Spoken by ${talk.answer.model.label}. ` : 'Built-in receptionist. '}
          No call, no charge; nothing is kept.
        </p>
      </div>
    </section>
  );
}

function Small(props: { label: string; pressed?: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      onClick={props.onPress}
    >
      {props.children}
    </Button>
  );
}

/** Opens the scenario at once: its last answer is to be put as it should have been. */
function MakeEval(props: { businessId: string; agentId: string; messages: () => ReturnType<typeof evalOf> }) {
  const router = useRouter();
  const make = useSaveEval();
  const { businessId, agentId } = props;
  return (
    <Small
      label="Make this an eval"
      onPress={() =>
        make.mutate(
          {
            business_id: businessId,
            agent_id: agentId,
            name: `rehearsal.${new Date().toISOString().slice(0, 19)}`,
            description: 'Made from a rehearsal.',
            messages: props.messages(),
          },
          {
            onSuccess: ({ id }) => router.push(businessPath(businessId, `evals/${id}`)),
            onError: (error) => toastError('No scenario was made.', error),
          },
        )
      }
    >
      <FlaskConical aria-hidden />
    </Small>
  );
}
