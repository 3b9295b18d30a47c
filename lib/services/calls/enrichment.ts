import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { calledBy, leadVariables } from '#lib/core/call-variables.ts';
import { displayPhone } from '#lib/core/phone.ts';
import { fill } from '#lib/core/template.ts';
import { timeOfDay } from '#lib/core/time.ts';
import { CallSettings } from '#lib/services/agents/call-settings.ts';
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
  settings: CallSettings;
}

/**
 * Instructions, opening line and carrier settings of one call, with the nine variables of the reference ("Automatic
 * Context Enrichment") and the call's own metadata filled in.
 */
export async function brief(tx: Tx, call: CallToEnrich, now: Date): Promise<Briefing> {
  const agent = await tx.selectFrom('agents').selectAll().where('id', '=', call.agent_id).executeTakeFirstOrThrow();
  const business = await tx
    .selectFrom('businesses')
    .selectAll()
    .where('id', '=', call.business_id)
    .executeTakeFirstOrThrow();
  const variables = await variablesOf(tx, call, business, now);
  const outbound = call.direction === 'outbound';
  const greeting = call.first_message ?? (outbound ? agent.outbound_first_message : agent.first_message);
  const instructions = call.instructions ?? (outbound ? agent.outbound_prompt : agent.inbound_prompt);
  const introduction = introduce(
    await readProfile(tx, call.business_id),
    { inbound: !outbound, recorded: call.record, zone: business.zone, now, variables },
    // A greeting of nothing but what is missing must not leave the line silent.
    { system: fill(instructions, variables), firstMessage: fill(greeting, variables) || 'Hello.' },
  );
  const about = call.context ? `\n\n# About this call\n${fill(call.context, variables)}` : '';
  const model = agent.model as { model: string };
  const settings = CallSettings.parse(agent.vapi_config);
  return {
    agentName: agent.name,
    agentModel: outbound ? (agent.outbound_llm ?? model.model) : model.model,
    voice: (agent.voice as { voiceId: string }).voiceId,
    businessName: business.name,
    zone: business.zone,
    system: introduction.system + about,
    firstMessage: introduction.firstMessage,
    settings: {
      ...settings,
      endCallMessage: settings.endCallMessage && fill(settings.endCallMessage, variables),
      voicemailMessage: settings.voicemailMessage && fill(settings.voicemailMessage, variables),
    },
  };
}

/** An explicit argument wins over metadata, metadata over the lead; the business's own are always what they are. */
async function variablesOf(
  tx: Tx,
  call: CallToEnrich,
  business: { name: string; zone: string },
  now: Date,
): Promise<Record<string, unknown>> {
  const number = await tx
    .selectFrom('numbers')
    .select('phone_number')
    .where((eb) => (call.number_id ? eb('id', '=', call.number_id) : eb('agent_id', '=', call.agent_id)))
    .orderBy('created_at')
    .executeTakeFirst();
  const lead = call.lead_id ? await variablesOfLead(tx, call.lead_id, call.id) : null;
  return {
    interaction_count: 0,
    ...lead,
    ...((call.metadata ?? {}) as Record<string, unknown>),
    ...(call.name ? { name: calledBy(call.name) } : {}),
    business_name: business.name,
    business_phone: number ? displayPhone(number.phone_number) : '',
    time_of_day: timeOfDay(business.zone, now),
  };
}

async function variablesOfLead(tx: Tx, leadId: string, callId: string): Promise<Record<string, unknown> | null> {
  const lead = await tx
    .selectFrom('leads')
    .select((eb) => [
      'name',
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
  return lead ? leadVariables(lead) : null;
}
