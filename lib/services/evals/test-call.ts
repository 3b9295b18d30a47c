import type { CallToEnrich } from '#lib/services/calls/enrichment.ts';

/** The caller of every call that is only tried: a number that reaches nobody. */
export const TEST_CALLER = '+15005550100';

/** An inbound call from nobody in particular, for an agent that is tried out. It exists nowhere else. */
export const testCall = (
  id: string,
  agent: { business_id: string; agent_id: string },
  changed: { instructions?: string; first_message?: string } = {},
): CallToEnrich => ({
  id,
  business_id: agent.business_id,
  agent_id: agent.agent_id,
  lead_id: null,
  number_id: null,
  direction: 'inbound',
  name: null,
  context: null,
  record: false,
  metadata: {
    test_mode: true,
    name: 'Alex',
    lead_score: 50,
    lead_status: 'new',
    lead_source: 'eval',
    days_since_first_contact: 0,
  },
  first_message: null,
  ...changed,
});
