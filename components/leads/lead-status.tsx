'use client';

import { CircleDashed } from 'lucide-react';
import { Choice } from '#components/ui/choice.tsx';
import { cn } from '#components/ui/cn.ts';
import { LEAD_WORDS } from './lead-words.ts';
import type { LeadStatus } from './queries.ts';
import { useMoveLead } from './use-move-lead.ts';

export const STATUS_OPTIONS = LEAD_WORDS.map(({ value }) => ({ value, label: <StatusWord status={value} /> }));

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
    <Choice
      value={lead.status}
      options={STATUS_OPTIONS}
      onChange={(status) => move(lead, status)}
      label={`Status of ${lead.name}`}
      size="sm"
      className={cn('relative z-10 w-33 [&_svg]:size-3.5', props.className)}
    />
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
