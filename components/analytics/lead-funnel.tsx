'use client';

import { LEAD_WORDS } from '#components/leads/lead-words.ts';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import type { Report } from '#lib/services/analytics/schema.ts';
import { FigureLink, SaveButton } from './figure-table.tsx';
import { percentText } from './figures.ts';
import { type Behind, leadsHref } from './report-address.ts';
import { saveCsv } from './save-csv.ts';

const wordOf = (stage: string): string => LEAD_WORDS.find(({ value }) => value === stage)?.label ?? stage;

/** How far the leads of the period have come, how many stopped at each step, and who stands there now. */
export function LeadFunnel(props: { businessId: string; behind: Behind; file: string; funnel: Report['funnel'] }) {
  const { funnel, lost, total_leads: total } = props.funnel;
  const stages = funnel.map((stage, index) => ({ ...stage, here: stage.count - (funnel[index + 1]?.count ?? 0) }));
  const save = () =>
    saveCsv(props.file, [
      ['Stage', 'Came here', 'Percent of all', 'Lost on the way, percent', 'Here now'],
      ...stages.map((stage) => [wordOf(stage.stage), stage.count, stage.rate_from_top, stage.dropoff_rate, stage.here]),
      [wordOf('lost'), lost, null, null, lost],
    ]);
  const behind = (status: string) => leadsHref(props.businessId, { ...props.behind, status });
  return (
    <Card className="min-w-0">
      <CardHeader>
        <div>
          <CardTitle>From new to converted</CardTitle>
          <CardDescription>the leads of this time, and how far they have come since</CardDescription>
        </div>
        {total > 0 && <SaveButton of="From new to converted" onSave={save} />}
      </CardHeader>
      <CardContent>
        {total === 0 ? (
          <p className="text-muted-foreground text-sm">No new leads in this time.</p>
        ) : (
          <>
            <p className="mb-1.5 flex gap-3 text-muted-foreground text-xs" aria-hidden>
              <span className="ml-auto">Here now</span>
              <span className="w-16 text-right">Came here</span>
              <span className="w-12 text-right">Of all</span>
            </p>
            <ol>
              {stages.map(({ stage, count, rate_from_top, dropoff_rate, here }, index) => (
                <li key={stage}>
                  {index > 0 && (
                    <p className="tabular ml-1 border-border border-l py-1.5 pl-3 text-muted-foreground text-xs">
                      {onWords(stages[index - 1]?.count ?? 0, dropoff_rate)}
                    </p>
                  )}
                  <div className="grid gap-1.5">
                    <p className="tabular flex items-baseline gap-3 text-sm">
                      <span className="font-medium">{wordOf(stage)}</span>
                      <span className="ml-auto">
                        {here > 0 ? (
                          <FigureLink href={behind(stage)} label={`${here.toLocaleString('en')} here now`}>
                            {here.toLocaleString('en')}
                          </FigureLink>
                        ) : (
                          <span className="text-muted-foreground">0</span>
                        )}
                      </span>
                      <span className="w-16 text-right">{count.toLocaleString('en')}</span>
                      <span className="w-12 text-right text-muted-foreground">{percentText(rate_from_top)}</span>
                    </p>
                    <span className="h-1.5 overflow-hidden rounded-xs bg-muted" aria-hidden>
                      <span className="block h-full bg-primary" style={{ width: `${rate_from_top}%` }} />
                    </span>
                  </div>
                </li>
              ))}
            </ol>
            <p className="mt-3 border-border border-t pt-3 text-muted-foreground text-sm">
              {lost > 0 ? (
                <>
                  <FigureLink href={behind('lost')}>{lost.toLocaleString('en')} lost</FigureLink>, counted in no stage.
                </>
              ) : (
                'None lost.'
              )}
            </p>
          </>
        )}
      </CardContent>
    </Card>
  );
}

/** How many of those at a stage did not go on to the next; of nobody there is nothing to say but nobody. */
function onWords(count: number, dropoff: number): string {
  if (count === 0) return 'Nobody to go on';
  return dropoff === 0 ? 'All went on' : `${percentText(dropoff)} did not go on`;
}
