'use client';

import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { Card } from '#components/ui/card.tsx';
import { Duration, LiveDuration } from '#components/ui/duration.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { callBrief } from './call-brief.ts';
import { isOver } from './call-state.ts';
import { Person } from './person.tsx';
import { type CallRow, type CallsPage, type CallsQuery, useCalls } from './queries.ts';

/** One page of calls: a table, or cards of three lines on a phone. Follows what goes on now. */
export function CallsTable(props: { query: CallsQuery; initial: CallsPage }) {
  const { data = props.initial } = useCalls(props.query, props.initial);
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {data.calls.map((call) => (
          <CallCard key={call.id} call={call} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>Status</TableHead>
              <TableHead>Who</TableHead>
              <TableHead className="w-full">About</TableHead>
              <TableHead className="max-xl:hidden">Agent</TableHead>
              <TableHead className="text-right">Length</TableHead>
              <TableHead className="text-right">When</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {data.calls.map((call) => (
              <CallTableRow key={call.id} call={call} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

const callPath = (call: CallRow) => businessPath(call.business_id, `calls/${call.id}`);

function CallTableRow({ call }: { call: CallRow }) {
  return (
    <TableRow className="relative">
      <TableCell className="w-32">
        <CallStatus status={call.status} className="flex" />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="flex items-center gap-2">
          <Direction call={call} />
          {/* The link lies over the whole row. */}
          <Link
            href={callPath(call)}
            className="max-w-56 truncate rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring"
          >
            <Person call={call} />
          </Link>
        </span>
      </TableCell>
      <TableCell className="max-w-0 truncate text-muted-foreground">{callBrief(call)}</TableCell>
      <TableCell className="max-w-44 truncate text-muted-foreground max-xl:hidden">{call.agent_name}</TableCell>
      <TableCell className="text-right">
        <Length call={call} />
      </TableCell>
      <TableCell className="text-right text-muted-foreground">
        <RelativeTime at={call.created_at} className="relative" />
      </TableCell>
    </TableRow>
  );
}

function CallCard({ call }: { call: CallRow }) {
  return (
    <li>
      <Link href={callPath(call)} className="grid gap-0.5 px-4 py-3 focus-visible:-outline-offset-2 active:bg-muted">
        <span className="flex items-center justify-between gap-3 text-base">
          <span className="flex min-w-0 items-center gap-2">
            <Direction call={call} />
            <Person call={call} className="truncate" />
          </span>
          <RelativeTime at={call.created_at} className="shrink-0 text-muted-foreground text-xs" />
        </span>
        <span className="line-clamp-2 text-muted-foreground text-sm">{callBrief(call)}</span>
        <span className="flex items-center gap-3 text-xs">
          <CallStatus status={call.status} />
          {(call.duration !== null || !isOver(call)) && <Length call={call} />}
        </span>
      </Link>
    </li>
  );
}

function Length({ call }: { call: CallRow }) {
  if (call.status === 'in-progress') return <LiveDuration since={call.created_at} className="text-live" />;
  if (!isOver(call) || call.duration === null) return <span className="text-muted-foreground">–</span>;
  return <Duration seconds={call.duration} />;
}

function Direction({ call }: { call: CallRow }) {
  const Icon = call.direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  return (
    <Icon
      className="size-3.5 shrink-0 text-muted-foreground"
      aria-label={call.direction === 'inbound' ? 'Incoming' : 'Outgoing'}
    />
  );
}
