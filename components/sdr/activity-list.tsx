'use client';

import Link from 'next/link';
import { businessPath } from '#components/layout/navigation.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Card } from '#components/ui/card.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { ActionIcon } from './action-icon.tsx';
import { type ActivityPage, type ActivityRow, type SdrQuery, useActivity } from './queries.ts';
import { DONE_WORDS, OUTCOME_WORDS, SEGMENT_WORDS } from './sdr-words.ts';

/** What SDR and people have done with leads, the latest first. */
export function ActivityList(props: { businessId: string; query: SdrQuery; initial: ActivityPage }) {
  const { data: page = props.initial } = useActivity(props.query, props.initial);
  return (
    <Card className="px-4 py-1">
      <ActivityItems businessId={props.businessId} items={page.activity} named />
    </Card>
  );
}

/** `named`: of many leads, so each says whose it is. */
export function ActivityItems(props: { businessId: string; items: ActivityRow[]; named?: boolean }) {
  return (
    <ol className="divide-y divide-border">
      {props.items.map((item) => (
        <ActivityItem key={item.id} item={item} businessId={props.businessId} named={props.named} />
      ))}
    </ol>
  );
}

function ActivityItem({ item, businessId, named }: { item: ActivityRow; businessId: string; named?: boolean }) {
  const outcome = OUTCOME_WORDS[item.outcome];
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-3 py-2.5 text-sm">
      <span className="self-center">
        <ActionIcon action={item.action} />
      </span>
      <p className="min-w-0">
        {DONE_WORDS[item.action]}
        {named && (
          <>
            :{' '}
            <Link href={businessPath(businessId, `leads/${item.lead_id}`)} className="rounded-xs hover:underline">
              <LeadName name={item.lead_name} />
            </Link>
          </>
        )}
      </p>
      <RelativeTime at={item.created_at} className="text-muted-foreground text-xs" />
      <p className="col-start-2 flex flex-wrap items-baseline gap-x-3 text-muted-foreground text-xs">
        {item.outcome !== 'done' && <StatusBadge tone={outcome.tone}>{outcome.word}</StatusBadge>}
        {named && <span>{SEGMENT_WORDS[item.segment]}</span>}
        {item.touch !== null && <span className="tabular">Contact {item.touch}</span>}
        <span>{item.run_id ? 'By a run' : 'By hand'}</span>
        {item.call_id && (
          <Link href={businessPath(businessId, `calls/${item.call_id}`)} className="rounded-xs text-live">
            Open call
          </Link>
        )}
      </p>
    </li>
  );
}
