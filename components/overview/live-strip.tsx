'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { spokenName } from '#components/calls/call-state.ts';
import { Person } from '#components/calls/person.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { goingOn } from '#components/live/live-calls.ts';
import { useLive } from '#components/live/live-provider.tsx';
import { Card } from '#components/ui/card.tsx';
import { LiveDuration } from '#components/ui/duration.tsx';
import { CallStatus, StatusBadge } from '#components/ui/status-badge.tsx';
import type { LiveCall, LiveSnapshot } from '#lib/services/live/schema.ts';

const SHOWN = 3;

/** Who is on the phone right now, in one line that keeps its height, with the words spoken last. */
export function LiveStrip(props: { businessId: string; initial: LiveSnapshot }) {
  const { data = props.initial } = useLive(props.businessId, props.initial);
  const calls = goingOn(data.calls);
  return (
    <Card className="mb-4 flex min-h-13 min-w-0 items-center gap-2 py-1.5 pr-2 pl-4" aria-label="On the phone now">
      {calls.length === 0 ? (
        <StatusBadge tone="waiting" className="flex-1 font-normal text-sm">
          Nobody is on the phone
        </StatusBadge>
      ) : (
        <ul className="-ml-2 flex min-w-0 flex-1 gap-1">
          {calls.slice(0, SHOWN).map((call, index) => (
            <li key={call.id} className={index > 0 ? 'min-w-0 flex-1 max-lg:hidden' : 'min-w-0 flex-1'}>
              <LiveChip call={call} />
            </li>
          ))}
        </ul>
      )}
      <Link
        href={businessPath(props.businessId, 'live')}
        className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-muted-foreground text-sm transition-colors hover:text-foreground"
      >
        {calls.length > 1 ? `All ${calls.length}` : 'Live'}
        <ArrowRight className="size-4" aria-hidden />
      </Link>
    </Card>
  );
}

function LiveChip({ call }: { call: LiveCall }) {
  const last = call.transcript.findLast(({ speaker }) => speaker !== 'note');
  return (
    <Link
      href={businessPath(call.business_id, `calls/${call.id}`)}
      className="grid min-w-0 gap-0.5 rounded-md px-2 py-1 transition-colors hover:bg-muted"
    >
      <span className="flex min-w-0 items-center gap-2 text-sm">
        <CallStatus status={call.status} detail={call.answered_at && <LiveDuration since={call.answered_at} />} />
        <Person call={call} className="truncate" />
      </span>
      <span className="truncate text-muted-foreground text-xs">
        {last ? last.text : `With ${spokenName(call.agent_name)}`}
      </span>
    </Link>
  );
}
