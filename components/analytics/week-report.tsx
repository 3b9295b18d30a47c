'use client';

import type { z } from 'zod';
import { dayOf } from '#components/calls/business-day.ts';
import { Card, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { formatDay, formatDuration } from '#components/ui/format-time.ts';
import { formatChange } from '#components/ui/stat-tile.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { WeeklyOutput } from '#lib/services/analytics/schema.ts';
import { FigureLink, SaveButton } from './figure-table.tsx';
import { type Behind, callsHref, leadsHref } from './report-address.ts';
import { saveCsv } from './save-csv.ts';

type Weekly = z.output<typeof WeeklyOutput>;

/** The last seven whole days against the seven before; whatever period is chosen above. */
export function WeekReport(props: { businessId: string; zone: string; file: string; report: Weekly }) {
  const { period, calls, leads } = props.report;
  const [now, before] = [period.this_week, period.last_week].map(({ start, end }) => ({
    from: dayOf(Date.parse(start), props.zone),
    to: dayOf(Date.parse(end) - 1, props.zone),
  })) as [Behind, Behind];
  const rows = rowsOf(calls, leads);
  const head = ['', daysWords(now), daysWords(before), 'Change'];
  const save = () =>
    saveCsv(props.file, [head, ...rows.map(({ label, now, before, change }) => [label, now, before, change])]);
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader>
        <div>
          <CardTitle>Week against week</CardTitle>
          <CardDescription>the last seven whole days, all agents and sources</CardDescription>
        </div>
        <SaveButton of="Week against week" onSave={save} />
      </CardHeader>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="w-full">
              <span className="sr-only">Number</span>
            </TableHead>
            {head.slice(1).map((label) => (
              <TableHead key={label} className="text-right">
                {label}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.label}>
              <TableCell>{row.label}</TableCell>
              {[
                { behind: now, value: row.now },
                { behind: before, value: row.before },
              ].map(({ behind, value }) => (
                <TableCell key={behind.from} className="tabular whitespace-nowrap text-right">
                  {value > 0 ? (
                    <FigureLink href={row.list(props.businessId, { ...behind, status: row.status })}>
                      {row.shown(value)}
                    </FigureLink>
                  ) : (
                    <span className="text-muted-foreground">{row.shown(value)}</span>
                  )}
                </TableCell>
              ))}
              <TableCell className="tabular text-right">
                {row.change === null ? <span className="text-muted-foreground">–</span> : formatChange(row.change)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

const count = (value: number): string => value.toLocaleString('en');

function rowsOf({ this_week: now, last_week: before, change }: Weekly['calls'], leads: Weekly['leads']) {
  const lead = { now: leads.this_week, before: leads.last_week };
  return [
    { label: 'Calls', now: now.total, before: before.total, change: change.total, shown: count, list: callsHref },
    {
      label: 'Answered',
      now: now.completed,
      before: before.completed,
      change: change.completed,
      shown: count,
      list: callsHref,
      status: 'completed',
    },
    {
      label: 'Average call',
      now: now.avg_duration_seconds,
      before: before.avg_duration_seconds,
      change: change.avg_duration,
      shown: formatDuration,
      list: callsHref,
    },
    {
      label: 'New leads',
      now: lead.now.total,
      before: lead.before.total,
      change: leads.change.total,
      shown: count,
      list: leadsHref,
    },
    {
      label: 'Converted',
      now: lead.now.converted,
      before: lead.before.converted,
      change: leads.change.converted,
      shown: count,
      list: leadsHref,
      status: 'converted',
    },
  ];
}

/** "15 to 21 Nov", "29 Nov to 5 Dec". */
function daysWords({ from, to }: Behind): string {
  const [first, last] = [formatDay(from), formatDay(to)];
  const sameMonth = first.split(' ')[1] === last.split(' ')[1];
  return `${sameMonth ? first.split(' ')[0] : first} to ${last}`;
}
