'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { callBrief } from '#components/calls/call-brief.ts';
import { otherSide } from '#components/calls/call-state.ts';
import { type CallsPage, useCalls } from '#components/calls/queries.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { type LeadsPage, useLeads } from '#components/leads/queries.ts';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { formatPhone } from '#components/ui/format-phone.ts';
import { formatAgo } from '#components/ui/format-time.ts';
import { HOT_SCORE, ScorePill } from '#components/ui/score-pill.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useViewerClock } from '#components/ui/viewer-clock.tsx';

const MOST = 5;

/** What waits for a person: hot leads that are still new, and calls of the last day that failed. */
export function NeedsYou(props: { businessId: string; since: string; leads: LeadsPage; failed: CallsPage }) {
  const business_id = props.businessId;
  const { now } = useViewerClock();
  const leads = useLeads({ business_id, status: 'new', limit: '100' }, props.leads);
  const calls = useCalls({ business_id, status: 'failed', date_from: props.since, limit: '20' }, props.failed);
  const hot = (leads.data?.leads ?? []).filter((lead) => (lead.score ?? 0) >= HOT_SCORE);
  hot.sort((one, other) => (other.score ?? 0) - (one.score ?? 0));
  const failed = calls.data?.calls ?? [];
  const shownLeads = hot.slice(0, MOST);
  const shownCalls = failed.slice(0, MOST - Math.min(MOST - 1, shownLeads.length));
  const more = hot.length - shownLeads.length;
  return (
    <Card className="self-start max-lg:order-first">
      <CardHeader>
        <CardTitle>Needs you</CardTitle>
      </CardHeader>
      {hot.length + failed.length === 0 ? (
        <p className="px-4 pt-1 pb-5 text-muted-foreground text-sm">
          Nothing waits for you. Leads scored {HOT_SCORE} or more that nobody has called back stand here, and calls that
          failed.
        </p>
      ) : (
        <ul className="divide-y divide-border px-4 pb-2">
          {shownLeads.map((lead) => (
            <Waiting
              key={lead.id}
              href={businessPath(business_id, `leads/${lead.id}`)}
              title={lead.name.startsWith('+') ? formatPhone(lead.name) : lead.name}
              mark={<ScorePill score={lead.score} />}
              action="Open lead"
            >
              Hot lead from {formatAgo(lead.created_at, now)}, still new
            </Waiting>
          ))}
          {shownCalls.map((call) => {
            const { name, number } = otherSide(call);
            return (
              <Waiting
                key={call.id}
                href={businessPath(business_id, `calls/${call.id}`)}
                title={name ?? (number ? formatPhone(number) : 'Number withheld')}
                mark={<StatusBadge tone="failed">Failed</StatusBadge>}
                action="Open call"
              >
                {callBrief(call)}
              </Waiting>
            );
          })}
          {more > 0 && (
            <li className="py-3 text-sm">
              <Link href={businessPath(business_id, 'leads?status=new')} className="rounded-xs text-muted-foreground">
                {more} more hot leads
              </Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}

function Waiting(props: { href: string; title: string; mark: ReactNode; action: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-sm">
          <span className="tabular truncate font-medium">{props.title}</span>
          {props.mark}
        </p>
        <p className="text-muted-foreground text-xs" suppressHydrationWarning>
          {props.children}
        </p>
      </div>
      <Button size="icon-sm" asChild>
        <Link href={props.href} aria-label={`${props.action}: ${props.title}`}>
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    </li>
  );
}
