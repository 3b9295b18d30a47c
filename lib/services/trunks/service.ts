import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '#lib/adapters/db/id.ts';
import { readOne, readPage } from '#lib/adapters/db/read.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import { businessesOf, type Context, oneBusiness } from '#lib/core/context.ts';
import { notFound } from '#lib/core/errors.ts';
import type { Json } from '#lib/core/operation.ts';
import { recordAudit } from '#lib/services/audit/record.ts';
import { trunkPasswordsPort } from './password.ts';
import {
  type CreateTrunkInput,
  type ListTrunksInput,
  type ListTrunksOutput,
  PORTS,
  type Trunk,
  type UpdateTrunkInput,
} from './schema.ts';
import { setUp, type TrunkRecord } from './setup.ts';

const ROW = `r.id, r.business_id, r.name, r.host, r.port, r.transport, r.username, r.caller_id, r.active,
  r.credential_id is not null as ready, app.iso(r.created_at) as created_at, app.iso(r.updated_at) as updated_at`;

export async function listTrunks(
  ctx: Context,
  input: z.output<typeof ListTrunksInput>,
): Promise<Json<typeof ListTrunksOutput>> {
  return readPage(ctx, {
    name: 'trunks',
    table: 'trunks',
    columns: ROW,
    businesses: businessesOf(ctx, input.business_id),
    limit: input.limit,
    after: input.after,
  });
}

async function readTrunk(ctx: Context, id: string): Promise<Json<typeof Trunk>> {
  return readOne(ctx, { what: 'Trunk', table: 'trunks', columns: ROW, id });
}

async function lockTrunk(tx: Tx, ctx: Context, id: string): Promise<TrunkRecord> {
  const row = await tx
    .selectFrom('trunks')
    .selectAll()
    .where('id', '=', id)
    .where('business_id', 'in', [...ctx.businesses])
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Trunk');
  return row;
}

const audited = ({ id, business_id }: Pick<TrunkRecord, 'id' | 'business_id'>) => ({
  businessId: business_id,
  subjectType: 'trunk',
  subjectId: id,
});

/** Adds a trunk: its row first, then the carrier is told of it. What the carrier does not take leaves no row. */
export async function createTrunk(
  ctx: Context,
  { business_id, password, ...given }: z.output<typeof CreateTrunkInput>,
): Promise<Json<typeof Trunk>> {
  const businessId = oneBusiness(ctx, business_id);
  const id = ctx.onceId ?? newId();
  const input = { ...given, port: given.port ?? PORTS[given.transport] };
  const row = await inTenant(ctx, async (tx) => {
    await tx
      .insertInto('trunks')
      .values({
        ...input,
        id,
        business_id: businessId,
        password: password === undefined ? null : sealed(ctx, id, password),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    return lockTrunk(tx, ctx, id);
  });
  if (!row.credential_id) {
    const record = (tx: Tx) => recordAudit(tx, ctx, { ...audited(row), action: 'trunk.created', after: input });
    await setUp(ctx, row, record).catch(async (error) => {
      await inTenant(ctx, (tx) => tx.deleteFrom('trunks').where('id', '=', id).execute());
      throw error;
    });
  }
  return readTrunk(ctx, id);
}

/** Changes what is given. The carrier is told before it is written down: what it does not take changes nothing. */
export async function updateTrunk(
  ctx: Context,
  { id, password, ...input }: z.output<typeof UpdateTrunkInput>,
): Promise<Json<typeof Trunk>> {
  const before = await inTenant(ctx, (tx) => lockTrunk(tx, ctx, id));
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const secret = password === undefined ? {} : { password: sealed(ctx, id, password) };
  await setUp(ctx, { ...before, ...changes, ...secret }, async (tx) => {
    await tx
      .updateTable('trunks')
      .set({ ...changes, ...secret, updated_at: sql`clock_timestamp()` })
      .where('id', '=', id)
      .execute();
    await recordAudit(tx, ctx, {
      ...audited(before),
      action: 'trunk.changed',
      before: Object.fromEntries(Object.entries(before).filter(([name]) => Object.hasOwn(changes, name))),
      after: { ...changes, ...(password === undefined ? {} : { password: 'changed' }) },
    });
  });
  return readTrunk(ctx, id);
}

/** Removes a trunk; what the carrier has of it goes soon after. Calls that were placed by it stay. */
export async function deleteTrunk(ctx: Context, id: string): Promise<{ success: true }> {
  await inTenant(ctx, async (tx) => {
    const row = await lockTrunk(tx, ctx, id);
    await tx.deleteFrom('trunks').where('id', '=', id).execute();
    const { name, host } = row;
    await recordAudit(tx, ctx, { ...audited(row), action: 'trunk.deleted', before: { name, host } });
  });
  return { success: true };
}

const sealed = (ctx: Context, id: string, password: string): Buffer =>
  ctx.ports.get(trunkPasswordsPort).seal(id, password);
