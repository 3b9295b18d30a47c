'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AgentReply } from '#lib/services/rehearsals/schema.ts';
import { isOver, reworded, type Said, upTo, type Words, withReply, withWords, wordsOf } from './talk.ts';

/** A conversation under way. The newest question counts: an answer to an older one is not heard any more. */
export function useTalk<T extends { reply: AgentReply }>(
  ask: (turns: Words[], signal: AbortSignal) => Promise<T>,
  onReply?: (answer: T) => void,
) {
  const [turns, setTurns] = useState<Said[]>([]);
  /** The last answer, for what comes with the words. */
  const [answer, setAnswer] = useState<T | null>(null);
  const [thinking, setThinking] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const asking = useRef<AbortController>(undefined);
  const latest = useRef({ ask, onReply });
  latest.current = { ask, onReply };

  useEffect(() => () => asking.current?.abort(), []);

  const answerTo = useCallback(async (said: Said[]) => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    setTurns(said);
    setThinking(true);
    setError(null);
    try {
      const made = await latest.current.ask(wordsOf(said), controller.signal);
      if (controller.signal.aborted) return;
      setTurns(withReply(said, made.reply));
      setAnswer(made);
      latest.current.onReply?.(made);
    } catch (failed) {
      if (!controller.signal.aborted) setError(failed as Error);
    } finally {
      if (!controller.signal.aborted) setThinking(false);
    }
  }, []);

  return {
    turns,
    answer,
    thinking,
    error,
    over: isOver(turns),
    start: useCallback(() => answerTo([]), [answerTo]),
    say: (text: string) => answerTo(withWords(turns, text)),
    /** The answer at `index` given once more. */
    again: (index: number) => answerTo(upTo(turns, index)),
    /** Something else said in place of what was said at `index`. */
    reword: (index: number, text: string) => answerTo(reworded(turns, index, text)),
    /** Asks again where no answer came. */
    retry: () => answerTo(turns),
  };
}
