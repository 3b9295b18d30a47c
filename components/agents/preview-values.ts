import { formatPhone } from '#components/ui/format-phone.ts';
import { type KnownLead, leadVariables } from '#lib/core/call-variables.ts';

/** What every call of the agent knows, whoever is on the line. */
export interface Surroundings {
  businessName: string;
  phone: string | null;
  timeOfDay: string;
}

/** A person who called before, for previews without a lead. */
export const SAMPLE: KnownLead = {
  name: 'Maria Garcia',
  first_name: 'Maria',
  score: 72,
  status: 'contacted',
  source: 'phone',
  days: 3,
  calls: 2,
};

/** The variables of a call; of a first caller nothing is known. */
export const valuesFor = (lead: KnownLead | null, around: Surroundings): Record<string, unknown> => ({
  interaction_count: 0,
  ...(lead ? leadVariables(lead) : {}),
  business_name: around.businessName,
  business_phone: around.phone ? formatPhone(around.phone) : '',
  time_of_day: around.timeOfDay,
});
