import type { Selectable } from 'kysely';
import { type Carrier, CarrierRefused, type TrunkSettings } from '#lib/adapters/carrier/port.ts';
import type { Trunks } from '#lib/adapters/db/db.gen.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { trunkPasswordsPort } from './password.ts';

export type TrunkRecord = Selectable<Trunks>;

/**
 * Tells the carrier of a trunk as it is in the row, then writes down what the carrier calls it, and what `record`
 * writes. What cannot be written down is taken away at the carrier again. No transaction is open meanwhile.
 * @throws `validation_error` when the carrier does not take it, `provider_unavailable` when it does not answer.
 */
export async function setUp(ctx: Context, row: TrunkRecord, record: (tx: Tx) => Promise<void>): Promise<void> {
  const carrier = await inTenant(ctx, async (tx) => carrierOf(ctx, await readBusiness(tx, row.business_id)));
  const settings = settingsOf(ctx, row);
  if (row.credential_id && row.carrier_number_id && knows(carrier, row.credential_id)) {
    const made = { credentialId: row.credential_id, carrierNumberId: row.carrier_number_id };
    await told(() => carrier.updateTrunk(ctx, made, settings));
    return inTenant(ctx, record);
  }
  const made = await told(() => carrier.createTrunk(ctx, settings));
  try {
    await inTenant(ctx, async (tx) => {
      await tx
        .updateTable('trunks')
        .set({ credential_id: made.credentialId, carrier_number_id: made.carrierNumberId })
        .where('id', '=', row.id)
        .execute();
      await record(tx);
    });
  } catch (error) {
    await carrier.detachNumber(ctx, made.carrierNumberId).catch(() => {});
    await carrier.deleteTrunk(ctx, made.credentialId).catch(() => {});
    throw error;
  }
}

/** A trunk of the sandbox's is none to the carrier that was configured later. */
const knows = (carrier: Carrier, credentialId: string): boolean =>
  carrier.simulated || !credentialId.startsWith('sandbox-');

const settingsOf = (ctx: Context, row: TrunkRecord): TrunkSettings => ({
  id: row.id,
  businessId: row.business_id,
  name: row.name,
  host: row.host,
  port: row.port,
  transport: row.transport as TrunkSettings['transport'],
  username: row.username,
  password: row.password && ctx.ports.get(trunkPasswordsPort).open(row.id, row.password),
  callerId: row.caller_id,
});

async function told<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CarrierRefused) throw new AppError('validation_error', `The carrier says: ${error.message}`);
    throw new AppError('provider_unavailable', 'The carrier did not answer. Try again.');
  }
}
