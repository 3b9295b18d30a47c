import { CircleCheck, CircleDashed, CircleDot, CircleX, type LucideIcon, PhoneCall } from 'lucide-react';
import type { LeadStatus } from './queries.ts';

/** How a lead stands, in the order of a sale. */
export const LEAD_WORDS: { value: LeadStatus; label: string; icon: LucideIcon }[] = [
  { value: 'new', label: 'New', icon: CircleDashed },
  { value: 'contacted', label: 'Contacted', icon: PhoneCall },
  { value: 'qualified', label: 'Qualified', icon: CircleDot },
  { value: 'converted', label: 'Converted', icon: CircleCheck },
  { value: 'lost', label: 'Lost', icon: CircleX },
];

export const wordOf = (status: string): string => LEAD_WORDS.find(({ value }) => value === status)?.label ?? status;
