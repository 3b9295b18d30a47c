'use client';

import Link from 'next/link';
import { callBrief } from '#components/calls/call-brief.ts';
import { isOver } from '#components/calls/call-state.ts';
import { Person } from '#components/calls/person.tsx';
import { type CallRow, type CallsPage, useCalls } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { RingButton } from '#components/ring/ring-button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { LiveDuration } from '#components/ui/duration.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatDuration } from '#components/ui/format-time.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { CallStatus, StatusBadge } from '#components/ui/status-badge.tsx';

const SHOWN = 8;

/** The latest calls, those going on now above all others. Follows them by itself. */
export function LatestCalls(props: { businessId: string; initial: CallsPage }) {
  const { data } = useCalls({ business_id: props.businessId, limit: String(SHOWN) }, props.initial);
  const calls = data?.calls ?? [];
  const ordered = [...calls.filter((call) => !isOver(call)), ...calls.filter(isOver)];
  return (
    <Card className="min-w-0">
      <CardHeader>
        <CardTitle>Latest calls</CardTitle>
        {calls.length > 0 && (
          <Link
            href={businessPath(props.businessId, 'calls')}
            className="rounded-xs text-muted-foreground text-sm hover:text-foreground"
          >
            All calls
          </Link>
        )}
      </CardHeader>
      {calls.length === 0 ? (
        <EmptyState
          title="Your calls will be here"
          why="Each with its transcript, its recording and what the caller wants, so that you know whom to call back first."
          action={<RingButton businessId={props.businessId} />}
        />
      ) : (
        <ul className="pb-2">
          {ordered.map((call) => (
            <LatestCall key={call.id} call={call} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function LatestCall({ call }: { call: CallRow }) {
  return (
    <li>
      <Link
        href={businessPath(call.business_id, `calls/${call.id}`)}
        className="grid min-h-10 grid-cols-[7rem_1fr_auto] items-center gap-x-4 gap-y-0.5 px-4 py-1.5 text-sm transition-colors hover:bg-muted focus-visible:-outline-offset-2 sm:grid-cols-[7rem_10.5rem_1fr_auto]"
      >
        <LengthOrStatus call={call} />
        <Person call={call} className="truncate" />
        <span className="truncate text-muted-foreground max-sm:order-last max-sm:col-span-3">{callBrief(call)}</span>
        <RelativeTime at={call.created_at} className="text-right text-muted-foreground text-xs" />
      </Link>
    </li>
  );
}

/** A completed call says how long it was; any other one how it stands. */
function LengthOrStatus({ call }: { call: CallRow }) {
  if (call.status === 'completed') return <StatusBadge tone="done">{formatDuration(call.duration)}</StatusBadge>;
  return (
    <CallStatus
      status={call.status}
      detail={call.status === 'in-progress' && <LiveDuration since={call.created_at} />}
    />
  );
}
