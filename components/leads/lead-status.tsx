'use client';

import { CircleCheck, CircleDashed, CircleDot, CircleX, type LucideIcon, PhoneCall } from 'lucide-react';
import { toast } from 'sonner';
import { toastError } from '#components/api/error-note.tsx';
import { cn } from '#components/ui/cn.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { type LeadStatus, useUpdateLead } from './queries.ts';

export const LEAD_WORDS: { value: LeadStatus; label: string; icon: LucideIcon }[] = [
  { value: 'new', label: 'New', icon: CircleDashed },
  { value: 'contacted', label: 'Contacted', icon: PhoneCall },
  { value: 'qualified', label: 'Qualified', icon: CircleDot },
  { value: 'converted', label: 'Converted', icon: CircleCheck },
  { value: 'lost', label: 'Lost', icon: CircleX },
];

const wordOf = (status: LeadStatus) => LEAD_WORDS.find(({ value }) => value === status)?.label ?? status;

/** How a lead stands, changed on the spot. The change shows at once and can be undone for six seconds. */
export function LeadStatusSelect(props: {
  lead: { id: string; name: string; status: LeadStatus };
  className?: string;
}) {
  const { lead } = props;
  const update = useUpdateLead();
  function change(status: LeadStatus, undoable: boolean) {
    const before = lead.status;
    update.mutate(
      { id: lead.id, status },
      { onError: (error) => toastError(`${lead.name} is still ${wordOf(before).toLowerCase()}.`, error) },
    );
    toast.dismiss(`lead-${lead.id}`);
    if (!undoable) return;
    toast(`${lead.name} is ${wordOf(status).toLowerCase()} now.`, {
      id: `lead-${lead.id}`,
      duration: 6_000,
      action: { label: 'Undo', onClick: () => change(before, false) },
    });
  }
  return (
    <Select value={lead.status} onValueChange={(status) => change(status as LeadStatus, true)}>
      <SelectTrigger
        size="sm"
        aria-label={`Status of ${lead.name}`}
        className={cn('relative z-10 w-33 [&_svg]:size-3.5', props.className)}
      >
        <SelectValue>
          <Word status={lead.status} />
        </SelectValue>
      </SelectTrigger>
      <SelectContent>
        {LEAD_WORDS.map(({ value }) => (
          <SelectItem key={value} value={value}>
            <Word status={value} />
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

function Word({ status }: { status: LeadStatus }) {
  const { label = status, icon: Icon = CircleDashed } = LEAD_WORDS.find(({ value }) => value === status) ?? {};
  return (
    <span className="flex items-center gap-1.5">
      <Icon aria-hidden />
      {label}
    </span>
  );
}
