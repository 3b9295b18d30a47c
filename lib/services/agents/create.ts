import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { readBusiness } from '#lib/services/businesses/service.ts';
import { columnsOf, configurationOf, writeVersion } from './configuration.ts';
import { type PlannedAgent, withMirror } from './new-mirror.ts';
import { type CreateAgentInput, type CreateAgentOutput, DEFAULT_MODEL, DEFAULT_VOICE } from './schema.ts';

export interface NewAgent {
  business_id: string;
  name: string;
  first_message: string;
  inbound_prompt: string;
  outbound_prompt: string;
  outbound_first_message: string;
  outbound_llm?: string | null;
  sms_prompt: string;
  sms_llm?: string | null;
  voice?: unknown;
  model?: unknown;
  metadata?: unknown;
  vapi_config?: unknown;
}

export const planAgent = ({ business_id, ...agent }: NewAgent, id: string = newId()): PlannedAgent => ({
  id,
  business_id,
  configuration: configurationOf({
    ...agent,
    outbound_llm: agent.outbound_llm ?? null,
    sms_llm: agent.sms_llm ?? null,
    voice: agent.voice ?? DEFAULT_VOICE,
    model: agent.model ?? DEFAULT_MODEL,
    vapi_config: agent.vapi_config ?? {},
    metadata: agent.metadata ?? {},
  }),
});

type Made = z.output<typeof CreateAgentOutput>;

/** Writes the row of an agent whose mirror is made (`withMirror`), and its first version. */
export async function insertAgent(
  tx: Tx,
  ctx: Context,
  { id, business_id, configuration }: PlannedAgent,
  assistantId: string,
): Promise<Made> {
  const row = await tx
    .insertInto('agents')
    .values({ id, business_id, assistant_id: assistantId, ...columnsOf(configuration) })
    .returning(['id', 'name', 'business_id', 'version', 'created_at'])
    .executeTakeFirstOrThrow();
  await writeVersion(tx, ctx, row, configuration, []);
  const { version: _first, ...made } = row;
  return { ...made, vapi_assistant_id: assistantId };
}

/** Every agent collects leads: the outbound and text prompts start from the instructions given for incoming calls. */
export async function createAgent(ctx: Context, input: z.output<typeof CreateAgentInput>): Promise<Made> {
  requireBusiness(ctx, input.business_id);
  const { business, made } = await inTenant(ctx, async (tx) => ({
    business: await readBusiness(tx, input.business_id),
    made: ctx.onceId ? await findMade(tx, ctx.onceId, input.business_id) : undefined,
  }));
  if (made) return made;
  const agent = planAgent(
    {
      business_id: business.id,
      name: input.name,
      first_message: input.first_message,
      inbound_prompt: input.system_prompt,
      outbound_prompt: `You are calling {{name}} for ${business.name}.\n${input.system_prompt}`,
      outbound_first_message: `Hi {{name}}, this is ${input.name} from ${business.name}. Do you have a minute?`,
      sms_prompt: `Reply to text messages for ${business.name} in one or two short sentences.\n${input.system_prompt}`,
      voice: input.voice,
      model: input.model,
      metadata: input.metadata,
    },
    ctx.onceId,
  );
  return withMirror(ctx, business, agent, (assistantId) =>
    inTenant(ctx, (tx, within) => insertAgent(tx, within, agent, assistantId)),
  );
}

/** What an earlier attempt at the same request has made. */
async function findMade(tx: Tx, id: string, businessId: string): Promise<Made | undefined> {
  const row = await tx
    .selectFrom('agents')
    .select(['id', 'name', 'business_id', 'assistant_id', 'created_at'])
    .where('id', '=', id)
    .where('business_id', '=', businessId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { assistant_id: vapi_assistant_id, ...made } = row;
  return { ...made, vapi_assistant_id };
}
