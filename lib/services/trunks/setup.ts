import type { Selectable } from 'kysely';
import type { Carrier, TrunkSettings } from '#lib/adapters/carrier/port.ts';
import type { Trunks } from '#lib/adapters/db/db.gen.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { carrierOf, readBusiness } from '#lib/services/businesses/service.ts';
import { askCarrier, makeThenWrite } from '#lib/services/carrier/ask.ts';
import { isSimulated } from '#lib/services/carrier/simulated.ts';
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
    await askCarrier(() => carrier.updateTrunk(ctx, made, settings));
    return inTenant(ctx, record);
  }
  await makeThenWrite({
    make: () => carrier.createTrunk(ctx, settings),
    write: ({ credentialId, carrierNumberId }) =>
      inTenant(ctx, async (tx) => {
        await tx
          .updateTable('trunks')
          .set({ credential_id: credentialId, carrier_number_id: carrierNumberId })
          .where('id', '=', row.id)
          .execute();
        await record(tx);
      }),
    unmake: async ({ credentialId, carrierNumberId }) => {
      await carrier.detachNumber(ctx, carrierNumberId);
      await carrier.deleteTrunk(ctx, credentialId);
    },
  });
}

/** A trunk of the sandbox's is none to the carrier that was configured later. */
const knows = (carrier: Carrier, credentialId: string): boolean => carrier.simulated || !isSimulated(credentialId);

const settingsOf = (ctx: Context, row: TrunkRecord): TrunkSettings => ({
  id: row.id,
  businessId: row.business_id,
  name: row.name,
  host: row.host,
  port: row.port,
  transport: row.transport,
  username: row.username,
  password: row.password && ctx.ports.get(trunkPasswordsPort).open(row.id, row.password),
  callerId: row.caller_id,
});
