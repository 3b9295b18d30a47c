import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { mirrorOf } from './assistant.ts';
import { columnsOf, configurationOf, writeVersion } from './configuration.ts';
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

/**
 * Makes the carrier's mirror, then the row and its first version; when the row fails, the transaction's caller has
 * nothing to clean up but the mirror.
 */
export async function insertAgent(ctx: Context, tx: Tx, agent: NewAgent): Promise<z.output<typeof CreateAgentOutput>> {
  const id = newId();
  const business = await readBusiness(tx, agent.business_id);
  const configuration = configurationOf({
    ...agent,
    outbound_llm: agent.outbound_llm ?? null,
    sms_llm: agent.sms_llm ?? null,
    voice: agent.voice ?? DEFAULT_VOICE,
    model: agent.model ?? DEFAULT_MODEL,
    vapi_config: agent.vapi_config ?? {},
    metadata: agent.metadata ?? {},
  });
  const mirror = mirrorOf({ id, business_id: business.id }, configuration);
  const assistantId = await carrierOf(ctx, business).createAssistant(ctx, mirror);
  const row = await tx
    .insertInto('agents')
    .values({ id, business_id: business.id, assistant_id: assistantId, ...columnsOf(configuration) })
    .returning(['id', 'name', 'business_id', 'version', 'created_at'])
    .executeTakeFirstOrThrow();
  await writeVersion(tx, ctx, row, configuration, []);
  const { version: _first, ...made } = row;
  return { ...made, vapi_assistant_id: assistantId };
}

/** Every agent collects leads: the outbound and text prompts start from the instructions given for incoming calls. */
export async function createAgent(
  ctx: Context,
  input: z.output<typeof CreateAgentInput>,
): Promise<z.output<typeof CreateAgentOutput>> {
  requireBusiness(ctx, input.business_id);
  return inTenant(ctx, async (tx, within) => {
    const business = await readBusiness(tx, input.business_id);
    return insertAgent(within, tx, {
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
    });
  });
}
