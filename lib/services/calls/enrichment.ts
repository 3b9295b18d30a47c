import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { fill } from '#lib/core/template.ts';
import { timeOfDay } from '#lib/core/time.ts';
import { introduce } from '#lib/services/businesses/introduction.ts';
import { readProfile } from '#lib/services/businesses/profile.ts';

export interface CallToEnrich {
  id: string;
  business_id: string;
  agent_id: string;
  lead_id: string | null;
  number_id: string | null;
  direction: string;
  name: string | null;
  context: string | null;
  first_message: string | null;
  metadata: unknown;
  record: boolean;
  /** Instructions in place of the agent's own: an eval asks what a change of them would do. */
  instructions?: string;
}

/** What the agent is told for one call: its instructions and its opening line, every variable filled in. */
export interface Briefing {
  agentName: string;
  agentModel: string;
  voice: string;
  businessName: string;
  zone: string;
  system: string;
  firstMessage: string;
}

/**
 * The nine variables of the reference ("Automatic Context Enrichment"). Explicit arguments win over metadata, metadata
 * over the lead; what is missing is empty.
 */
export async function brief(tx: Tx, call: CallToEnrich, now: Date): Promise<Briefing> {
  const agent = await tx.selectFrom('agents').selectAll().where('id', '=', call.agent_id).executeTakeFirstOrThrow();
  const business = await tx
    .selectFrom('businesses')
    .selectAll()
    .where('id', '=', call.business_id)
    .executeTakeFirstOrThrow();
  const number = await tx
    .selectFrom('numbers')
    .select('phone_number')
    .where((eb) => (call.number_id ? eb('id', '=', call.number_id) : eb('agent_id', '=', call.agent_id)))
    .orderBy('created_at')
    .executeTakeFirst();
  const fromLead = call.lead_id ? await leadVariables(tx, call.lead_id, call.id) : { interaction_count: 0 };
  const metadata = (call.metadata ?? {}) as Record<string, unknown>;
  const variables = {
    ...fromLead,
    ...metadata,
    ...(call.name ? { name: call.name.split(/\s+/)[0] } : {}),
    business_name: business.name,
    business_phone: number ? displayPhone(number.phone_number) : '',
    time_of_day: timeOfDay(business.zone, now),
  };
  const outbound = call.direction === 'outbound';
  const instructions = fill(call.instructions ?? (outbound ? agent.outbound_prompt : agent.inbound_prompt), variables);
  const model = agent.model as { model: string };
  const introduction = introduce(
    await readProfile(tx, call.business_id),
    { inbound: !outbound, recorded: call.record, zone: business.zone, now, variables },
    {
      system: instructions,
      firstMessage: fill(
        call.first_message ?? (outbound ? agent.outbound_first_message : agent.first_message),
        variables,
      ),
    },
  );
  return {
    agentName: agent.name,
    agentModel: outbound ? (agent.outbound_llm ?? model.model) : model.model,
    voice: (agent.voice as { voiceId: string }).voiceId,
    businessName: business.name,
    zone: business.zone,
    system: call.context
      ? `${introduction.system}

# About this call
${fill(call.context, variables)}`
      : introduction.system,
    firstMessage: introduction.firstMessage,
  };
}

async function leadVariables(tx: Tx, leadId: string, callId: string): Promise<Record<string, unknown>> {
  const lead = await tx
    .selectFrom('leads')
    .select((eb) => [
      'first_name',
      'score',
      'status',
      'source',
      sql<number>`floor(extract(epoch from now() - leads.created_at) / 86400)::int`.as('days'),
      eb
        .selectFrom('calls')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .whereRef('calls.lead_id', '=', 'leads.id')
        .where('calls.id', '<>', callId)
        .as('calls'),
    ])
    .where('id', '=', leadId)
    .executeTakeFirst();
  if (!lead) return { interaction_count: 0 };
  return {
    name: lead.first_name,
    lead_score: lead.score,
    lead_status: lead.status,
    lead_source: lead.source,
    interaction_count: lead.calls,
    days_since_first_contact: lead.days,
  };
}
