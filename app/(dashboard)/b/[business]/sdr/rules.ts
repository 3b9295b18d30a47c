import type { SdrRules } from '#components/sdr/sdr-words.ts';
import { RULES as CONTACT_RULES } from '#lib/services/contact/rules.ts';
import { PLAN } from '#lib/services/sdr/plan.ts';
import { HOLDS, SEGMENTS } from '#lib/services/sdr/segments.ts';

/** What the pages say of the rules, without the SQL that they are made of. */
export const RULES: SdrRules = {
  segments: SEGMENTS.map(({ name, rule }) => ({ name, rule, actions: PLAN[name] })),
  holds: HOLDS.map(({ name, rule }) => ({ name, rule })),
  contact: Object.fromEntries(CONTACT_RULES.map(({ name, says }) => [name, says])),
};
