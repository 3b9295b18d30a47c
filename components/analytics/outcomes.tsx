'use client';

import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { CallStatus } from '#components/ui/status-badge.tsx';
import type { Report } from '#lib/services/analytics/schema.ts';
import { FigureLink, SaveButton } from './figure-table.tsx';
import { percentText } from './figures.ts';
import { type Behind, callsHref } from './report-address.ts';
import { saveCsv } from './save-csv.ts';

/** How the calls ended, with each outcome's share. */
export function Outcomes(props: { businessId: string; behind: Behind; file: string; outcomes: Report['outcomes'] }) {
  const { outcomes } = props;
  const save = () =>
    saveCsv(props.file, [
      ['Outcome', 'Calls', 'Percent'],
      ...outcomes.map(({ status, calls, share }) => [status, calls, share]),
    ]);
  return (
    <Card className="min-w-0">
      <CardHeader>
        <CardTitle>How calls ended</CardTitle>
        {outcomes.length > 0 && <SaveButton of="How calls ended" onSave={save} />}
      </CardHeader>
      <CardContent>
        {outcomes.length === 0 && <p className="text-muted-foreground text-sm">No calls in this time.</p>}
        <ul className="grid gap-3">
          {outcomes.map(({ status, calls, share }) => (
            <li key={status} className="grid gap-1.5">
              <span className="tabular flex items-center justify-between gap-3 text-sm">
                <CallStatus status={status} />
                <span className="ml-auto">
                  <FigureLink href={callsHref(props.businessId, { ...props.behind, status })}>
                    {calls.toLocaleString('en')}
                  </FigureLink>
                </span>
                <span className="w-12 text-right text-muted-foreground">{percentText(share)}</span>
              </span>
              <span className="h-1.5 overflow-hidden rounded-xs bg-muted" aria-hidden>
                <span
                  className={status === 'completed' ? 'block h-full bg-primary' : 'block h-full bg-faint'}
                  style={{ width: `${share}%` }}
                />
              </span>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
