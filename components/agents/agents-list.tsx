'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { PhoneNumber } from '#components/ui/phone-number.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { hasDraft } from './kept-draft.ts';
import { type AgentRow, type Shown, useAgents } from './queries.ts';

/** What an agent does: by its id, calls of the last seven days, and the latest call. */
export interface Activity {
  week: Record<string, number>;
  lastCall: Record<string, { id: string; created_at: string }>;
}

interface Props {
  businessId: string;
  initial: AgentRow[];
  shown: Shown;
  activity: Activity;
  canEdit: boolean;
}

/** The agents with what they did lately: a table, or cards of three lines on a phone. */
export function AgentsList(props: Props) {
  const { data: agents = props.initial } = useAgents(props.businessId, props.initial, props.shown);
  const drafts = useDrafts(agents, props.canEdit);
  const rows = agents.map((agent) => ({
    agent,
    draft: drafts.includes(agent.id),
    week: props.activity.week[agent.id] ?? 0,
    last: props.activity.lastCall[agent.id],
  }));
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-border md:hidden">
        {rows.map((row) => (
          <AgentCard key={row.agent.id} {...row} />
        ))}
      </ul>
      <div className="max-md:hidden">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead className="w-full">Agent</TableHead>
              <TableHead>State</TableHead>
              <TableHead>Number</TableHead>
              <TableHead className="text-right">Calls, 7 days</TableHead>
              <TableHead className="text-right">Last call</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map((row) => (
              <AgentTableRow key={row.agent.id} {...row} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

interface Row {
  agent: AgentRow;
  draft: boolean;
  week: number;
  last: { id: string; created_at: string } | undefined;
}

function AgentTableRow({ agent, draft, week, last }: Row) {
  return (
    <TableRow className="relative">
      <TableCell className="max-w-0 py-2">
        <span className="flex items-center gap-3">
          <Avatar name={agent.name} />
          <AgentLink agent={agent} className="truncate" />
          {draft && <Badge tone="missed">Unpublished changes</Badge>}
        </span>
      </TableCell>
      <TableCell>
        <State agent={agent} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {agent.phone_number ? (
          <PhoneNumber value={agent.phone_number} />
        ) : (
          <span className="text-muted-foreground">–</span>
        )}
      </TableCell>
      <TableCell className="figures text-right">{week}</TableCell>
      <TableCell className="whitespace-nowrap text-right text-muted-foreground">
        {last ? <RelativeTime at={last.created_at} className="relative" /> : 'None yet'}
      </TableCell>
    </TableRow>
  );
}

function AgentCard({ agent, draft, week, last }: Row) {
  return (
    <li className="relative grid grid-cols-1 gap-1 px-4 py-3">
      <span className="flex items-center justify-between gap-3">
        <AgentLink agent={agent} className="min-w-0 truncate text-base" />
        <State agent={agent} />
      </span>
      <span className="text-muted-foreground text-sm">
        {agent.phone_number ? <PhoneNumber value={agent.phone_number} /> : 'No number'}
      </span>
      <span className="flex flex-wrap items-center justify-between gap-x-3 text-muted-foreground text-xs">
        <span className="tabular">
          {week} {week === 1 ? 'call' : 'calls'} in 7 days
          {last && (
            <>
              , last <RelativeTime within at={last.created_at} className="relative" />
            </>
          )}
        </span>
        {draft && <Badge tone="missed">Unpublished changes</Badge>}
      </span>
    </li>
  );
}

/** The whole row leads to the agent. */
function AgentLink({ agent, className }: { agent: AgentRow; className: string }) {
  return (
    <Link
      href={businessPath(agent.business_id, `agents/${agent.id}`)}
      className={`${className} rounded-xs font-medium after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-ring`}
    >
      {agent.name}
    </Link>
  );
}

function State({ agent }: { agent: AgentRow }) {
  if (agent.status === 'archived') return <StatusBadge tone="off">Archived</StatusBadge>;
  if (!agent.phone_number) return <StatusBadge tone="waiting">No number</StatusBadge>;
  return <StatusBadge tone="done">Answers</StatusBadge>;
}

/** The agents of whose changes this browser keeps a draft; known after the first paint. */
function useDrafts(agents: readonly AgentRow[], canEdit: boolean): string[] {
  const [drafts, setDrafts] = useState<string[]>([]);
  useEffect(() => {
    if (canEdit) setDrafts(agents.map(({ id }) => id).filter(hasDraft));
  }, [agents, canEdit]);
  return drafts;
}
