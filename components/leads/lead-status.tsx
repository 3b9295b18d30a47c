'use client';

import { CircleDashed } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { LEAD_WORDS } from './lead-words.ts';
import type { LeadStatus } from './queries.ts';
import { useMoveLead } from './use-move-lead.ts';

/** How a lead stands, changed on the spot by who may. The change shows at once and can be undone for six seconds. */
export function LeadStatusSelect(props: {
  lead: { id: string; name: string; status: LeadStatus };
  canWrite: boolean;
  className?: string;
}) {
  const { lead } = props;
  const move = useMoveLead();
  if (!props.canWrite) return <StatusWord status={lead.status} />;
  return (
    <Select value={lead.status} onValueChange={(status) => move(lead, status as LeadStatus)}>
      <SelectTrigger
        size="sm"
        aria-label={`Status of ${lead.name}`}
        className={cn('relative z-10 w-33 [&_svg]:size-3.5', props.className)}
      >
        <SelectValue>
          <StatusWord status={lead.status} />
        </SelectValue>
      </SelectTrigger>
      <SelectContent>
        {LEAD_WORDS.map(({ value }) => (
          <SelectItem key={value} value={value}>
            <StatusWord status={value} />
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

export function StatusWord({ status }: { status: LeadStatus }) {
  const { label = status, icon: Icon = CircleDashed } = LEAD_WORDS.find(({ value }) => value === status) ?? {};
  return (
    <span className="flex items-center gap-1.5 text-xs">
      <Icon className="size-3.5 shrink-0 text-muted-foreground" aria-hidden />
      {label}
    </span>
  );
}
