import type { MergeField } from '#lib/services/lead-duplicates/schema.ts';
import type { LeadDetail } from '#lib/services/leads/schema.ts';
import { sourceWords } from './lead-name.tsx';
import { wordOf } from './lead-words.ts';

/** In the order of the page. */
const LABELS: Readonly<Record<MergeField, string>> = {
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  status: 'Status',
  source: 'From',
  agent_id: 'Agent',
  callback_phone: 'Asked to be called at',
  message: 'Wants',
  notes: 'About',
  address: 'Address',
  city: 'City',
  state: 'State',
  zip: 'ZIP',
  event_date: 'Event date',
  event_type: 'Event',
  score: 'Score',
};

/** One field of two leads, as it is shown. `choice`: both know it, and not the same. */
export interface Side {
  field: MergeField;
  label: string;
  values: readonly [string | null, string | null];
  choice: boolean;
}

function shown(lead: LeadDetail, field: MergeField): string | null {
  if (field === 'agent_id') return lead.agent_name;
  if (field === 'status') return wordOf(lead.status);
  if (field === 'source') return sourceWords(lead.source);
  return lead[field] === null ? null : String(lead[field]);
}

/** Both leads field by field; what neither knows is left out. */
export const sidesOf = (stays: LeadDetail, goes: LeadDetail): Side[] =>
  (Object.keys(LABELS) as MergeField[])
    .map((field) => {
      const values = [shown(stays, field), shown(goes, field)] as const;
      return { field, label: LABELS[field], values, choice: values[0] !== values[1] && !values.includes(null) };
    })
    .filter(({ values }) => values.some((value) => value !== null));
