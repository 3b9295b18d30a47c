import type { z } from 'zod';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { newId } from '#lib/adapters/db/id.ts';
import { jsonb } from '#lib/adapters/db/jsonb.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError, notFound } from '#lib/core/errors.ts';
import { requireActive } from '#lib/services/agents/active.ts';
import { findAgent } from '#lib/services/agents/service.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { insertIncoming } from '#lib/services/calls/incoming.ts';
import type { QueuedCall } from '#lib/services/calls/schema.ts';
import { isTerminal } from '#lib/services/calls/state.ts';
import { runJob } from './run.ts';
import type { RingAgentInput, SayInput } from './schema.ts';
import { Script, scriptFor } from './script.ts';

async function requireSandbox(tx: Tx, ctx: Context, businessId: string): Promise<void> {
  const business = await readBusiness(tx, businessId);
  if (!carrierOf(ctx, business).simulated) {
    throw new AppError('sandbox_only', 'This business has a real carrier: calls are simulated only in its test mode.');
  }
}

/**
 * Rings an agent as a caller would: the call goes the whole way of a real one.
 * @throws `not_found`; `invalid_request` for an archived agent; `sandbox_only` where the business has a real carrier
 */
export async function ringAgent(ctx: Context, input: z.output<typeof RingAgentInput>): Promise<QueuedCall> {
  return inTenant(ctx, async (tx) => {
    const agent = await findAgent(tx, ctx, input.agent_id);
    requireActive(agent);
    await requireSandbox(tx, ctx, agent.business_id);
    const number = await tx
      .selectFrom('numbers')
      .select(['id', 'phone_number', 'forward_to'])
      .where('agent_id', '=', agent.id)
      .orderBy('created_at')
      .executeTakeFirst();
    const id = newId();
    const rung = await insertIncoming(tx, {
      id,
      businessId: agent.business_id,
      agentId: agent.id,
      number,
      called: agent.assistant_id,
      from: input.from,
      carrier: 'sandbox',
      carrierCallId: `sandbox:${id}`,
      record: input.record,
      maxDuration: input.max_duration,
      pace: input.pace,
    });
    if (!rung) throw new Error('a new call is known already');
    const { call: row, blocked } = rung;
    const script = scriptFor(input.from, {
      ...(blocked ? { behaviour: 'blocked' } : {}),
      ...(input.caller_lines ? { lines: input.caller_lines } : {}),
      ...(input.typed ? { typed: true, lines: input.caller_lines ?? [] } : {}),
      ringFirst: number?.forward_to ?? null,
      transferTo: number?.forward_to ?? null,
    });
    await tx
      .insertInto('sandbox_calls')
      .values({ call_id: id, business_id: agent.business_id, script: jsonb(script) })
      .execute();
    await enqueue(tx, runJob, { business_id: agent.business_id, call_id: id });
    ctx.usage.callId = id;
    return {
      id,
      conversation_id: row.conversation_id,
      status: 'queued' as const,
      direction: 'inbound' as const,
      agent_id: agent.id,
      to: row.to_number,
      from: input.from,
      name: null,
      created_at: row.created_at,
    };
  });
}

/**
 * A person who is the caller types their next line.
 * @throws `not_found`; `invalid_request` where the caller is simulated, or the call over
 */
export async function sayLine(ctx: Context, input: z.output<typeof SayInput>): Promise<{ success: true }> {
  return inTenant(ctx, async (tx) => {
    const row = await tx
      .selectFrom('sandbox_calls as s')
      .innerJoin('calls as c', 'c.id', 's.call_id')
      .select(['s.script', 'c.status', 'c.business_id'])
      .where('c.id', '=', input.id)
      .where('c.business_id', 'in', [...ctx.businesses])
      .forUpdate('s')
      .executeTakeFirst();
    if (!row) throw notFound('Call');
    const script = Script.parse(row.script);
    if (!script.typed) throw new AppError('invalid_request', 'This call was not placed with typed: true.');
    if (isTerminal(row.status)) throw new AppError('invalid_request', 'This call is over already.');
    const lines = [...(script.lines ?? []), input.text];
    await tx
      .updateTable('sandbox_calls')
      .set({ script: jsonb({ ...script, lines }) })
      .where('call_id', '=', input.id)
      .execute();
    await enqueue(tx, runJob, { business_id: row.business_id, call_id: input.id });
    return { success: true as const };
  });
}
