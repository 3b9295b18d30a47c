import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { alsoReach, inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { accountOf, type Context, requireBusiness } from '#lib/core/context.ts';
import { forbidden, invalid, notFound } from '#lib/core/errors.ts';
import { ALL_SCOPES, grants, ROLE_SCOPES, type Scope } from '#lib/core/scope.ts';
import { insertAgent, planAgent } from '#lib/services/agents/create.ts';
import { withMirror } from '#lib/services/agents/new-mirror.ts';
import { insertKey } from '#lib/services/keys/service.ts';
import { provisionNumber } from '#lib/services/numbers/service.ts';
import type { CreateTestKeyInput, CreateTestKeyOutput } from './schema.ts';

/** What the maker of a test key may hand on. */
function heldScopes(ctx: Context, businessId: string): readonly Scope[] {
  const { principal } = ctx;
  if (principal.kind === 'key')
    return principal.scopes.includes('*') ? ALL_SCOPES : ALL_SCOPES.filter((scope) => principal.scopes.includes(scope));
  if (principal.kind === 'session') return ROLE_SCOPES[principal.roles.get(businessId) ?? 'viewer'];
  throw forbidden('A test key is made by a key or a signed-in person.');
}

/** Makes a `kc_test_` key for the test twin of a business, and the twin when it is first asked for. */
export async function createTestKey(
  ctx: Context,
  input: z.output<typeof CreateTestKeyInput>,
): Promise<z.output<typeof CreateTestKeyOutput>> {
  requireBusiness(ctx, input.business_id);
  const held = heldScopes(ctx, input.business_id);
  const scopes = input.scopes ?? held;
  const beyond = scopes.filter((scope) => !grants(held, scope));
  if (beyond.length > 0) throw forbidden(`A test key cannot have more than its maker: ${beyond.join(', ')}.`);
  return inTenant(ctx, async (tx, within) => {
    const twin = await twinOf(tx, within, input.business_id);
    const key = {
      accountId: accountOf(ctx),
      businessId: twin,
      allBusinesses: false,
      name: input.name,
      scopes,
      test: true,
    };
    return { ...(await insertKey(tx, key)), business_id: twin };
  });
}

/** The test twin of a live business: made once, with a copy of the agents' settings and none of the data. */
export async function twinOf(tx: Tx, ctx: Context, businessId: string): Promise<string> {
  // Two first requests at once: the second waits at this row and finds the twin of the first.
  const live = await tx
    .selectFrom('businesses')
    .selectAll()
    .where('id', '=', businessId)
    .forUpdate()
    .executeTakeFirst();
  if (!live) throw notFound('Business');
  if (live.twin_of) throw invalid('business_id', 'is a test business already');
  const { rows } = await sql<{ id: string | null }>`select app.find_twin(${businessId}) as id`.execute(tx);
  const id = rows[0]?.id ?? newId();
  await alsoReach(tx, [id]);
  if (rows[0]?.id) return id;
  await tx
    .insertInto('businesses')
    .values({
      id,
      name: live.name,
      type: live.type,
      website: live.website,
      zone: live.zone,
      twin_of: live.id,
      subscription_status: live.subscription_status,
      trial_ends_at: live.trial_ends_at,
    })
    .execute();
  await copyAgents(tx, ctx, businessId, id);
  return id;
}

async function copyAgents(tx: Tx, ctx: Context, from: string, to: string): Promise<void> {
  const agents = await tx
    .selectFrom('agents')
    .selectAll()
    .where('business_id', '=', from)
    .where('status', '=', 'active')
    .orderBy('created_at')
    .execute();
  for (const agent of agents) {
    const {
      id: _id,
      business_id: _business,
      assistant_id: _assistant,
      status: _status,
      created_at: _created,
      updated_at: _updated,
      ...settings
    } = agent;
    const planned = planAgent({ ...settings, business_id: to });
    // A test business's carrier is the sandbox: nobody outside is asked.
    const copy = await withMirror(ctx, { test: true }, planned, (mirror) => insertAgent(tx, ctx, planned, mirror));
    const number = await tx
      .selectFrom('numbers')
      .select('forward_to')
      .where('agent_id', '=', agent.id)
      .orderBy('created_at')
      .executeTakeFirst();
    if (number) await provisionNumber(tx, ctx, { businessId: to, agentId: copy.id, forwardTo: number.forward_to });
  }
}
