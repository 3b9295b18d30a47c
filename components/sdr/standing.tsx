import { CircleDot } from 'lucide-react';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { ActionIcon } from './action-icon.tsx';
import type { SdrLead } from './queries.ts';
import { NEXT_WORDS, standing } from './sdr-words.ts';

/** What is done next with a lead. */
export function Next({ lead }: { lead: Pick<SdrLead, 'next_action'> }) {
  if (lead.next_action === 'skip') return <span className="text-muted-foreground text-sm">–</span>;
  return (
    <span className="flex items-center gap-2 whitespace-nowrap text-sm">
      <ActionIcon action={lead.next_action} />
      {NEXT_WORDS[lead.next_action]}
    </span>
  );
}

/** Due, or from when on, or why not. */
export function Standing({ lead }: { lead: SdrLead }) {
  const { tone, word } = standing(lead);
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap">
      <StatusBadge tone={tone} icon={tone === 'live' ? CircleDot : undefined}>
        {word}
      </StatusBadge>
      {lead.next_action_at && (
        <span className="text-muted-foreground text-xs">
          until <RelativeTime within at={lead.next_action_at} />
        </span>
      )}
    </span>
  );
}
