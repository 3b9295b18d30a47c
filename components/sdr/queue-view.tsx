'use client';

import { PowerOff } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { type Pipeline, type SdrQuery, usePipeline } from './queries.ts';
import { QueueTable } from './queue-table.tsx';
import { sdrPath } from './sdr-tabs.tsx';
import { type SdrRules, SEGMENT_WORDS, type SegmentName } from './sdr-words.ts';
import { SegmentsNav } from './segments-nav.tsx';

/** The queue: segments at the left, the leads of the chosen one at the right. */
export function QueueView(props: {
  businessId: string;
  segment: SegmentName | undefined;
  query: SdrQuery;
  initial: Pipeline;
  /** Counts every segment, whichever is chosen. */
  wholeQuery: SdrQuery;
  whole: Pipeline;
  config: SdrConfig;
  rules: SdrRules;
  canWrite: boolean;
  pager: ReactNode;
}) {
  const { businessId } = props;
  const { data: page = props.initial } = usePipeline(props.query, props.initial);
  const { data: whole = props.whole } = usePipeline(props.wholeQuery, props.whole);
  return (
    <>
      {!whole.enabled && <Off businessId={businessId} canWrite={props.canWrite} />}
      <p className="mb-3 text-muted-foreground text-sm">
        <b className="tabular font-medium text-foreground">{whole.summary.actionable}</b> due now,{' '}
        <b className="tabular font-medium text-foreground">{whole.summary.needs_manual}</b> for you to look at, of{' '}
        <b className="tabular font-medium text-foreground">{whole.summary.total_leads}</b> leads.
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <SegmentsNav path={sdrPath(businessId)} current={props.segment} summary={whole.summary} rules={props.rules} />
        <div className="min-w-0">
          {page.leads.length > 0 ? (
            <>
              <QueueTable
                businessId={businessId}
                leads={page.leads}
                config={props.config}
                rules={props.rules}
                canWrite={props.canWrite}
              />
              {props.pager}
            </>
          ) : (
            <Card>
              <p className="px-4 py-12 text-center text-muted-foreground text-sm">
                {props.segment ? `No lead is in “${SEGMENT_WORDS[props.segment]}” now.` : 'No leads yet.'}
              </p>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Off({ businessId, canWrite }: { businessId: string; canWrite: boolean }) {
  return (
    <div
      role="note"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-lg border border-border bg-card px-4 py-3"
    >
      <PowerOff className="size-4 shrink-0 text-muted-foreground" aria-hidden />
      <p className="min-w-0 flex-1 text-sm">
        <span className="font-medium">SDR is off.</span> Nobody is contacted by itself. You see what would be next, and
        can act on each lead.
      </p>
      {canWrite && (
        <Button asChild size="sm">
          <Link href={sdrPath(businessId, 'settings')}>Set the rules</Link>
        </Button>
      )}
    </div>
  );
}
