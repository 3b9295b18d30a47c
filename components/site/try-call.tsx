'use client';

import { PhoneOff, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { api } from '#components/api/client.ts';
import { ErrorNote } from '#components/api/error-note.tsx';
import { GatheredFields } from '#components/rehearsal/gathered.tsx';
import { SayLine } from '#components/rehearsal/say-line.tsx';
import { wordsOf } from '#components/rehearsal/talk.ts';
import { TalkTurns } from '#components/rehearsal/talk-turns.tsx';
import { useTalk } from '#components/rehearsal/use-talk.ts';
import { useVoice } from '#components/rehearsal/use-voice.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { useBottom } from '#components/ui/use-bottom.ts';
import type { TryoutConclusion, TryoutReply } from '#lib/services/rehearsals/schema.ts';
import { suggestions } from './suggestions.ts';
import { TryOutcome } from './try-outcome.tsx';

const MOST_SAID = 600;

/** The call that a visitor has with the agent of their line; when it is over, what it left behind. */
export function TryCall({ business, onLeave }: { business: string; onLeave: () => void }) {
  const voice = useVoice('/api/v1/tryout/speak', 'slt', true);
  const talk = useTalk<TryoutReply>(
    (turns, signal) => api('POST', 'tryout', { body: { business, turns }, signal }),
    ({ reply }) => voice.on && voice.speak(reply.text),
  );
  const end = useConclusion(business);
  const [lit, setLit] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const box = useBottom(talk.turns.length * 2 + (talk.thinking ? 1 : 0));
  const { start, turns, over } = talk;
  const { conclude } = end;
  const said = turns.filter(({ role }) => role === 'caller').map(({ text }) => text);

  useEffect(() => {
    void start();
  }, [start]);
  const ready = turns.length > 0;
  useEffect(() => {
    // Not where a keyboard on the screen would cover the conversation.
    if (ready && matchMedia('(hover: hover)').matches) field.current?.focus({ preventScroll: true });
  }, [ready]);
  useEffect(() => {
    if (over) void conclude(wordsOf(turns));
  }, [over, turns, conclude]);

  function hangUp() {
    voice.stop();
    if (said.length === 0) onLeave();
    else void conclude(wordsOf(turns));
  }
  function point(turn: number) {
    setLit(turn);
    document.getElementById(`turn-${turn}`)?.scrollIntoView({ block: 'nearest' });
  }

  const name = talk.answer?.name ?? '';
  const ended = end.under || end.conclusion !== null || end.error !== null;
  return (
    <section aria-label="Your call" className="overflow-hidden rounded-lg border border-border bg-card">
      <header className="flex min-h-14 items-center gap-2 border-border border-b px-4 py-2 md:px-6">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2">
          <h2 className="min-w-0 font-semibold text-md">{name}</h2>
          <Badge>Simulated</Badge>
        </div>
        <span className="ml-auto flex items-center gap-1">
          <Button
            variant="ghost"
            size="icon"
            aria-pressed={voice.on}
            aria-label={voice.on ? 'Turn the sound off' : 'Turn the sound on'}
            title={voice.on ? 'Turn the sound off' : 'Turn the sound on'}
            onClick={voice.toggle}
          >
            {voice.on ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
          </Button>
          {ended ? (
            <Button onClick={onLeave}>Another call</Button>
          ) : (
            <Button onClick={hangUp}>
              <PhoneOff className="text-failed" aria-hidden />
              Hang up
            </Button>
          )}
        </span>
      </header>
      <div className="grid lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className={cn('flex min-w-0 flex-col', !ended && 'lg:h-112')}>
          <div
            ref={box}
            role="log"
            aria-label="Conversation"
            className="h-72 overflow-y-auto px-4 py-4 md:px-6 lg:h-auto lg:min-h-0 lg:flex-1"
          >
            <TalkTurns turns={turns} agentName="Kai" thinking={talk.thinking} over={over} lit={lit} />
            {talk.error && (
              <ErrorNote
                className="mt-2"
                title="Kai did not answer"
                error={talk.error}
                action={
                  <Button size="sm" onClick={() => talk.retry()}>
                    Try again
                  </Button>
                }
              />
            )}
          </div>
          {!ended && (
            <div className="grid gap-3 border-border border-t px-4 py-4 md:px-6">
              <SayLine
                field={field}
                onSay={talk.say}
                disabled={talk.thinking || !ready}
                maxLength={MOST_SAID}
                placeholder="Say something as a caller"
              />
              <div className="flex min-h-7 flex-wrap gap-2">
                {ready &&
                  suggestions(talk.answer?.facts ?? [], said).map((line) => (
                    <Button
                      key={line}
                      size="sm"
                      disabled={talk.thinking}
                      onClick={() => talk.say(line)}
                      className="max-w-full"
                    >
                      <span className="truncate">{line}</span>
                    </Button>
                  ))}
              </div>
            </div>
          )}
        </div>
        <aside className="grid content-start gap-6 border-border border-t bg-background px-4 py-5 md:px-6 lg:border-t-0 lg:border-l">
          {ended ? (
            <TryOutcome
              business={business}
              name={name}
              {...end}
              onReason={point}
              onRetry={() => conclude(wordsOf(turns))}
            />
          ) : (
            <>
              <div>
                <h3 className="mb-2 font-semibold text-sm">What Kai has written down</h3>
                <GatheredFields gathered={talk.answer?.gathered} />
              </div>
              <div>
                <h3 className="mb-2 font-semibold text-sm">What Kai knows</h3>
                <ul className="grid gap-1.5 text-muted-foreground text-sm [&>li]:border-input [&>li]:border-l-2 [&>li]:pl-3">
                  {(talk.answer?.facts ?? []).map((fact) => (
                    <li key={fact}>{fact}</li>
                  ))}
                </ul>
                <p className="mt-3 text-muted-foreground text-xs">
                  Asked for anything else, it says so and takes a message.
                </p>
              </div>
            </>
          )}
        </aside>
      </div>
      <p className="border-border border-t px-4 py-2.5 text-muted-foreground text-xs md:px-6">
        No telephone is involved: the built-in receptionist answers, by rules, and a synthetic voice speaks. Nothing
        that you type is stored.
      </p>
    </section>
  );
}

/** What the call leaves behind, once it is over. */
function useConclusion(business: string) {
  const [under, setUnder] = useState(false);
  const [conclusion, setConclusion] = useState<TryoutConclusion | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const conclude = useRef(async (turns: ReturnType<typeof wordsOf>) => {
    setUnder(true);
    setError(null);
    try {
      setConclusion(await api<TryoutConclusion>('POST', 'tryout/conclude', { body: { business, turns } }));
    } catch (failed) {
      setError(failed as Error);
    } finally {
      setUnder(false);
    }
  });
  return { under, conclusion, error, conclude: conclude.current };
}
