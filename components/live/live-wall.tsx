'use client';

import { useEffect, useState } from 'react';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { plural } from '#components/ui/format-time.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { LiveSnapshot } from '#lib/services/live/schema.ts';
import { goingOn, wallOf } from './live-calls.ts';
import { LiveCard } from './live-card.tsx';
import { useLiveMode } from './live-mode.ts';
import { useLive } from './live-provider.tsx';

/** Every call that goes on now, side by side; each stays a minute longer with what became of it. */
export function LiveWall(props: { businessId: string; initial: LiveSnapshot; canAct: boolean }) {
  const { data = props.initial } = useLive(props.businessId, props.initial);
  const now = useNow(Date.parse(data.at));
  const calls = wallOf(data.calls, now);
  const live = goingOn(calls).length;
  return (
    <>
      <PageHeader
        title="Live"
        line={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {live === 0 ? 'Nobody is on the phone' : `${plural(live, 'call')} going on, word by word`}
            <ModeNote />
          </span>
        }
        actions={props.canAct && <RingButton businessId={props.businessId} />}
      />
      {calls.length === 0 ? (
        <Card>
          <EmptyState
            title="Calls will be here while they go on"
            why="Each with its words as they are spoken, so that you can see how your agent does, or step in."
            action={props.canAct && <RingButton businessId={props.businessId} />}
          />
        </Card>
      ) : (
        <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
          {calls.map((call) => (
            <LiveCard key={call.id} call={call} canAct={props.canAct} />
          ))}
        </div>
      )}
    </>
  );
}

/** Says how the page hears of calls: one that only asks now and then must not look as if it saw everything at once. */
function ModeNote() {
  const mode = useLiveMode();
  const { tone, words } = MODES[mode];
  return (
    <span role="status" className="inline-flex">
      <StatusBadge tone={tone} className="font-normal">
        {words}
      </StatusBadge>
    </span>
  );
}

const MODES = {
  streaming: { tone: 'live', words: 'Following as it happens' },
  connecting: { tone: 'waiting', words: 'Connecting' },
  polling: { tone: 'waiting', words: 'No live connection: asking again every 2 seconds' },
} as const;

/** The time, moving every few seconds; at first the time of what was read, which server and browser share. */
function useNow(read: number): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 2_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now, read);
}
