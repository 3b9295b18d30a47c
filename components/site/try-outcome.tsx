'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { ErrorNote } from '#components/api/error-note.tsx';
import { GatheredFields } from '#components/rehearsal/gathered.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { TryoutConclusion } from '#lib/services/rehearsals/schema.ts';

/** What an owner would find after this very call: the lead, its score with the sentences that earned it, the summary. */
export function TryOutcome(props: {
  business: string;
  name: string;
  conclusion: TryoutConclusion | null;
  error: Error | null;
  onReason: (turn: number) => void;
  onRetry: () => void;
}) {
  const { conclusion } = props;
  if (props.error) {
    return (
      <ErrorNote
        title="The call could not be read"
        error={props.error}
        action={
          <Button size="sm" onClick={props.onRetry}>
            Try again
          </Button>
        }
      />
    );
  }
  if (!conclusion) return <Skeleton className="h-80" />;
  const { lead, summary, gathered } = conclusion;
  const keep = new URLSearchParams({ name: props.name, about: props.business });
  return (
    <>
      <div role="status">
        <h3 className="text-muted-foreground text-xs">This call left a lead</h3>
        <p className="mt-1 flex items-baseline gap-2">
          <span className="tabular font-semibold text-xl">{lead.score}</span>
          <span className="text-muted-foreground text-sm">of 100, {lead.confidence} confidence</span>
        </p>
        <p className="mt-2 text-sm">{summary}</p>
      </div>
      <div className="grid gap-2">
        <Button variant="primary" size="lg" asChild>
          <Link href={`/sign-up?${keep}`}>
            Keep this agent
            <ArrowRight aria-hidden />
          </Link>
        </Button>
        <p className="text-muted-foreground text-xs">An account with this very agent, and a number of its own.</p>
      </div>
      {lead.factors.length > 0 && (
        <div>
          <h3 className="mb-1 font-semibold text-sm">Why</h3>
          <ul>
            {lead.factors.map(({ label, weight, sentence, turn }) => (
              <li key={label} className="border-border border-t first:border-t-0">
                <button
                  type="button"
                  onClick={() => props.onReason(turn)}
                  className="-mx-2 grid w-[calc(100%+1rem)] grid-cols-[1fr_auto] gap-x-3 rounded-sm px-2 py-1.5 text-left text-sm transition-colors hover:bg-accent"
                >
                  <span>{label}</span>
                  <span className="figures">{weight > 0 ? `+${weight}` : `−${-weight}`}</span>
                  <span className="col-span-2 line-clamp-2 text-muted-foreground text-xs">“{sentence}”</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3 className="mb-2 font-semibold text-sm">Written down</h3>
        <GatheredFields gathered={gathered} />
      </div>
    </>
  );
}
