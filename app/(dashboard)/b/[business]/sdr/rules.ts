import { type SdrRules, withNumbers } from '#components/sdr/sdr-words.ts';
import { RULES as CONTACT_RULES } from '#lib/services/contact/rules.ts';
import { PLAN } from '#lib/services/sdr/plan.ts';
import type { SdrConfig } from '#lib/services/sdr/schema.ts';
import { HOLDS, SEGMENTS } from '#lib/services/sdr/segments.ts';

/** What the pages say of the rules: with the business's own numbers, and without the SQL that they are made of. */
export const rulesFor = (config: SdrConfig): SdrRules => ({
  segments: SEGMENTS.map(({ name, rule }) => ({ name, rule: withNumbers(rule, config), actions: PLAN[name] })),
  holds: HOLDS.map(({ name, rule }) => ({ name, rule: withNumbers(rule, config) })),
  contact: Object.fromEntries(CONTACT_RULES.map(({ name, says }) => [name, says])),
});
