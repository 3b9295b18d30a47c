import type { ReactNode } from 'react';
import { businessPath } from '#components/layout/navigation.ts';
import { Tags } from '#components/tags/tags.tsx';
import { cn } from '#components/ui/cn.ts';
import { HoverLink } from '#components/ui/hover-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ScorePill } from '#components/ui/score-pill.tsx';
import { LeadName, sourceWords } from './lead-name.tsx';
import type { LeadRow } from './queries.ts';

/** A lead on the board. `lifted` is what follows the pointer. */
export function BoardCard({ lead, lifted, handle }: { lead: LeadRow; lifted?: boolean; handle?: ReactNode }) {
  return (
    <div
      className={cn(
        'group relative grid grid-cols-1 gap-1 rounded-md border border-border bg-card px-3 py-2.5 text-sm transition-colors hover:border-input',
        lifted && 'cursor-grabbing border-ring shadow-overlay',
      )}
    >
      <span className="flex items-start justify-between gap-2">
        <HoverLink
          href={businessPath(lead.business_id, `leads/${lead.id}`)}
          draggable={false}
          className="min-w-0 truncate rounded-xs after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-ring"
        >
          <LeadName name={lead.name} />
        </HoverLink>
        <ScorePill score={lead.score} />
      </span>
      {lead.tags.length > 0 && <Tags tags={lead.tags} />}
      <span className="flex min-h-5 items-center justify-between gap-2 text-muted-foreground text-xs">
        <span className="truncate">
          {sourceWords(lead.source)}, <RelativeTime within at={lead.created_at} />
        </span>
        {handle}
      </span>
    </div>
  );
}
