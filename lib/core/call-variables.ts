/** What fills the double braces of prompts and first messages (reference: "Automatic Context Enrichment"), in words. */
export const CALL_VARIABLES = {
  name: 'what one calls the person: the first name',
  business_name: 'your business',
  business_phone: 'the number of the agent',
  time_of_day: 'morning, afternoon or evening',
  interaction_count: 'calls with this lead before',
  days_since_first_contact: 'days you have known the lead',
  lead_status: 'new, contacted, …',
  lead_score: '0 to 100',
  lead_source: 'where the lead came from',
} as const;

export interface KnownLead {
  name: string;
  first_name: string | null;
  score: number | null;
  status: string;
  source: string;
  /** Since it was filed. */
  days: number;
  /** Calls before this one. */
  calls: number | null;
}

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof)\.?$/i;

/** What one calls a person: the first name, or a title with the last. */
export function calledBy(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return TITLE.test(first) && rest.length > 0 ? `${first} ${rest.at(-1)}` : first;
}

/** What a lead brings to a call: calls and previews are filled alike. */
export const leadVariables = (lead: KnownLead) => ({
  name: lead.first_name && TITLE.test(lead.first_name) ? calledBy(lead.name) : lead.first_name,
  lead_score: lead.score,
  lead_status: lead.status,
  lead_source: lead.source,
  interaction_count: lead.calls,
  days_since_first_contact: lead.days,
});
