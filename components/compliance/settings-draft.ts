import type { Settings, SettingsChange } from './queries.ts';

/** The rules as the form holds them: numbers are text while they are typed. */
export interface RulesDraft {
  contact_hours_start: string;
  contact_hours_end: string;
  max_contacts: string;
  max_contacts_days: string;
  sms_opt_in_required: boolean;
  auto_approve_emails: boolean;
  api_calls_skip_dnc: boolean;
}

export const draftOf = ({ business_id: _business, ...settings }: Settings): RulesDraft => ({
  ...settings,
  max_contacts: String(settings.max_contacts),
  max_contacts_days: String(settings.max_contacts_days),
});

/** What keeps a draft from being saved, by field. */
export function problemsOf(draft: RulesDraft): Partial<Record<keyof RulesDraft, string>> {
  const problems: Partial<Record<keyof RulesDraft, string>> = {};
  if (draft.contact_hours_start >= draft.contact_hours_end)
    problems.contact_hours_end = 'Must be later than the start.';
  if (!isCount(draft.max_contacts, 1000)) problems.max_contacts = 'A number from 1 to 1000.';
  if (!isCount(draft.max_contacts_days, 90)) problems.max_contacts_days = 'A number from 1 to 90.';
  return problems;
}

const isCount = (text: string, most: number) =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;

/** The request that makes `saved` into `draft`; null where they say the same. */
export function changeOf(saved: RulesDraft, draft: RulesDraft): SettingsChange | null {
  const told = (of: RulesDraft): Required<SettingsChange> => ({
    ...of,
    max_contacts: Number(of.max_contacts),
    max_contacts_days: Number(of.max_contacts_days),
  });
  const before = told(saved);
  const changed = Object.entries(told(draft)).filter(([name, value]) => value !== before[name as keyof SettingsChange]);
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

/** Every half hour of a day, midnight at its end too, and the one that is set. */
export function clocks(set: string): string[] {
  const halves = Array.from({ length: 49 }, (_, at) => `${String(at >> 1).padStart(2, '0')}:${at % 2 ? '30' : '00'}`);
  return [...new Set([...halves, set])].sort();
}
