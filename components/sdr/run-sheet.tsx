'use client';

import Link from 'next/link';
import { ErrorNote } from '#components/api/error-note.tsx';
import { businessPath } from '#components/layout/navigation.ts';
import { LeadName } from '#components/leads/lead-name.tsx';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetContent, SheetDescription, SheetFooter, SheetHeader, SheetTitle } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { RunOutput } from '#lib/services/sdr/schema.ts';
import { ActionIcon } from './action-icon.tsx';
import { usePipeline } from './queries.ts';
import { NEXT_WORDS, type SdrRules, skipWords } from './sdr-words.ts';

/** What a run did, or would do: how many, who, and who not and why. */
export function RunSheet(props: {
  businessId: string;
  open: boolean;
  dryRun: boolean;
  outcome: RunOutput | undefined;
  error: Error | null;
  rules: SdrRules;
  onClose: () => void;
  onRun: () => void;
}) {
  const { outcome } = props;
  return (
    <Sheet open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{props.dryRun ? 'Dry run' : 'Run'}</SheetTitle>
          <SheetDescription>
            {props.dryRun
              ? 'What a run would do at this moment. Nobody is contacted.'
              : 'What this run has done. What comes of it stands under Activity.'}
          </SheetDescription>
        </SheetHeader>
        {props.error && <ErrorNote title="The run did not take place" error={props.error} />}
        {!outcome && !props.error && <Skeleton className="h-72" />}
        {outcome && <Outcome {...props} outcome={outcome} />}
        {outcome && props.dryRun && (
          <SheetFooter>
            <Button variant="primary" onClick={props.onRun}>
              Run now
            </Button>
          </SheetFooter>
        )}
      </SheetContent>
    </Sheet>
  );
}

function Outcome({ businessId, outcome, rules }: { businessId: string; outcome: RunOutput; rules: SdrRules }) {
  const { summary } = outcome;
  const counts = [
    ['Calls', summary.calls_queued],
    ['Texts', summary.sms_sent],
    ['Emails', summary.emails_queued],
    ['For you', summary.escalated],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-4 divide-x divide-border rounded-md border border-border">
        {counts.map(([label, count]) => (
          <div key={label} className="px-3 py-2">
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className="tabular font-medium text-md">{count}</dd>
          </div>
        ))}
      </dl>
      {!outcome.complete && <p className="text-sm">There is more to do: the rest goes on in the background.</p>}
      {outcome.errors.map((error) => (
        <p key={error} className="text-failed text-sm">
          {error}
        </p>
      ))}
      <section>
        <h3 className="mb-1 font-semibold text-sm">{outcome.dryRun ? 'Would be contacted' : 'Contacted'}</h3>
        <Results businessId={businessId} results={outcome.results.filter(({ success }) => success)} />
      </section>
      <section>
        <h3 className="mb-1 font-semibold text-sm">Left alone ({outcome.skipped})</h3>
        <ul className="divide-y divide-border">
          {Object.entries(outcome.skipped_reasons).map(([reason, leads]) => (
            <li key={reason} className="flex justify-between gap-4 py-2 text-sm">
              <span>{skipWords(reason, rules)}</span>
              <span className="figures text-muted-foreground">{leads}</span>
            </li>
          ))}
        </ul>
        {outcome.skipped === 0 && <p className="text-muted-foreground text-sm">Nobody.</p>}
      </section>
    </>
  );
}

/** A run names leads by id; those of the newest page of the pipeline have their names here. */
function Results({ businessId, results }: { businessId: string; results: RunOutput['results'] }) {
  const { data } = usePipeline({ businessId, limit: '500' }, undefined, results.length > 0);
  const names = new Map(data?.leads.map(({ id, name }) => [id, name]));
  if (results.length === 0) return <p className="text-muted-foreground text-sm">Nobody.</p>;
  return (
    <ul className="divide-y divide-border">
      {results.map(({ leadId, action }) => (
        <li key={leadId} className="flex items-center justify-between gap-4 py-2 text-sm">
          <Link
            href={businessPath(businessId, `leads/${leadId}`)}
            className="min-w-0 truncate rounded-xs hover:underline"
          >
            <LeadName name={names.get(leadId) ?? 'An older lead'} />
          </Link>
          <span className="inline-flex shrink-0 items-center gap-2">
            <ActionIcon action={action} />
            {NEXT_WORDS[action]}
          </span>
        </li>
      ))}
    </ul>
  );
}
