import Link from 'next/link';
import type { z } from 'zod';
import { businessPath } from '#components/layout/navigation.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { StatTile } from '#components/ui/stat-tile.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import type { ReportOutput } from '#lib/services/sdr/schema.ts';
import { DONE_WORDS, OUTCOME_WORDS, SEGMENT_WORDS } from './sdr-words.ts';

export type Report = z.output<typeof ReportOutput>;

const TILES = ['call', 'sms', 'email', 'escalate'] as const;
const LISTS = [
  { key: 'hot_leads', title: 'Reach first', none: 'Nobody is new, fresh from the demo or stuck in a trial.' },
  { key: 'stale_leads', title: 'Waiting for you', none: 'Nobody waits for you to look.' },
  { key: 'new_leads', title: 'New in this time', none: 'No new lead in this time.' },
] as const;

/** What was done in a period, what came of it, and who matters now. */
export function ReportView({ businessId, report }: { businessId: string; report: Report }) {
  const outcomes = Object.entries(report.outcomes) as [keyof typeof OUTCOME_WORDS, number][];
  const most = Math.max(1, ...outcomes.map(([, count]) => count));
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {TILES.map((action) => (
          <StatTile key={action} label={DONE_WORDS[action]} value={report.actions[action] ?? 0} />
        ))}
      </div>
      <Card>
        <CardHeader>
          <CardTitle>What came of it</CardTitle>
        </CardHeader>
        <CardContent>
          {outcomes.length === 0 ? (
            <p className="text-muted-foreground text-sm">Nobody was contacted in this time.</p>
          ) : (
            <ul className="grid gap-2">
              {outcomes
                .toSorted((one, other) => other[1] - one[1])
                .map(([outcome, count]) => (
                  <li key={outcome} className="grid grid-cols-[8rem_minmax(0,1fr)_3rem] items-center gap-3">
                    <StatusBadge tone={OUTCOME_WORDS[outcome].tone}>{OUTCOME_WORDS[outcome].word}</StatusBadge>
                    <span className="h-2 rounded-full bg-muted" aria-hidden>
                      <span
                        className="block h-2 rounded-full bg-faint"
                        style={{ width: `${Math.max(2, (count / most) * 100)}%` }}
                      />
                    </span>
                    <span className="figures text-right text-xs">{count}</span>
                  </li>
                ))}
            </ul>
          )}
        </CardContent>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-3">
        {LISTS.map(({ key, title, none }) => (
          <Leads key={key} businessId={businessId} title={title} none={none} {...report[key]} />
        ))}
      </div>
    </div>
  );
}

const SHOWN = 8;

function Leads(props: { businessId: string; title: string; none: string } & Report['hot_leads']) {
  const more = props.count - SHOWN;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{props.title}</CardTitle>
        <span className="figures text-muted-foreground text-xs">{props.count}</span>
      </CardHeader>
      <CardContent>
        {props.count === 0 && <p className="text-muted-foreground text-sm">{props.none}</p>}
        <ul className="divide-y divide-border">
          {props.leads.slice(0, SHOWN).map((lead) => (
            <li key={lead.id} className="flex items-center justify-between gap-3 py-2 text-sm">
              <span className="min-w-0">
                <Link
                  href={businessPath(props.businessId, `leads/${lead.id}`)}
                  className="block truncate rounded-xs hover:underline"
                >
                  <LeadName name={lead.name} />
                </Link>
                <span className="block truncate text-muted-foreground text-xs">{SEGMENT_WORDS[lead.segment]}</span>
              </span>
              <ScorePill score={lead.score} />
            </li>
          ))}
        </ul>
        {more > 0 && <p className="pt-2 text-muted-foreground text-xs">and {more} more</p>}
      </CardContent>
    </Card>
  );
}
