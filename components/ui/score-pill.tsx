import { cn } from './cn.ts';

/** From here on a lead is hot: the one score that earns the accent. */
export const HOT_SCORE = 70;

/** A lead's score, 0 to 100. */
export function ScorePill({ score, className }: { score: number | null | undefined; className?: string }) {
  if (score === null || score === undefined) return null;
  const hot = score >= HOT_SCORE;
  return (
    <span
      data-slot="score"
      title={`Score ${score} of 100${hot ? ', hot' : ''}`}
      className={cn(
        'figures inline-grid h-5 min-w-7 place-items-center rounded-sm px-1.5 font-medium text-xs',
        hot ? 'bg-live-soft text-live' : 'bg-muted text-muted-foreground',
        className,
      )}
    >
      {score}
    </span>
  );
}
