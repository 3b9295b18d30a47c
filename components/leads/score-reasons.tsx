import type { ReactNode } from 'react';
import { cn } from '#components/ui/cn.ts';
import { HOT_SCORE } from '#components/ui/score-pill.tsx';
import { factorLabel } from '#lib/services/conclusions/schema.ts';

interface Reason {
  factor: string;
  weight: number;
  sentence: string;
  turn: number;
  /** Goes to the sentence where it was said. */
  onOpen?: () => void;
  /** The sentence as a link, where it stands on another page. */
  link?: (sentence: ReactNode) => ReactNode;
}

/** A score with what earned it, each reason with the sentence it was heard in. */
export function ScoreReasons(props: {
  score: number | null;
  confidence: 'low' | 'medium' | 'high' | null;
  reasons: Reason[];
}) {
  return (
    <div>
      {props.score !== null && (
        <p className="mb-2 flex items-baseline gap-2">
          <span className={cn('tabular font-medium text-xl', props.score >= HOT_SCORE && 'text-live')}>
            {props.score}
          </span>
          <span className="text-muted-foreground text-sm">
            of 100{props.confidence && `, ${props.confidence} confidence`}
          </span>
        </p>
      )}
      <ul className="divide-y divide-border border-border border-t">
        {props.reasons.map((reason) => (
          <li key={`${reason.turn} ${reason.factor}`} className="py-2.5">
            <p className="flex items-baseline justify-between gap-3 text-sm">
              <span>{factorLabel(reason.factor)}</span>
              <span className={cn('figures shrink-0 text-xs', reason.weight > 0 ? 'text-live' : 'text-missed')}>
                {reason.weight > 0 ? '+' : '−'}
                {Math.abs(reason.weight)}
              </span>
            </p>
            {reason.sentence && <Sentence reason={reason} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sentence({ reason }: { reason: Reason }) {
  const quoted = <span className="line-clamp-2">“{reason.sentence}”</span>;
  const classes =
    'mt-0.5 block rounded-xs text-left text-muted-foreground text-xs transition-colors hover:text-foreground';
  if (reason.link) return <span className={classes}>{reason.link(quoted)}</span>;
  if (!reason.onOpen) return <span className={classes}>{quoted}</span>;
  return (
    <button type="button" onClick={reason.onOpen} className={classes}>
      {quoted}
    </button>
  );
}
