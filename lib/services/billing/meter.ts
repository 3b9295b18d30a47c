import { sql } from 'kysely';
import { z } from 'zod';
import { BillingFailed, billingPort, type Meter } from '#lib/adapters/billing/port.ts';
import { enqueue } from '#lib/adapters/db/enqueue.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant, type Tx } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { HOUR_MS } from '#lib/core/duration.ts';
import { job } from '#lib/core/job.ts';

const Use = z.object({ business_id: z.guid(), identifier: z.string().min(1).max(100) });
type Ids = z.output<typeof Use>;
const REPORTING = { name: 'billing.report', input: Use };
const WITHDRAWING = { name: 'billing.withdraw', input: Use };

/**
 * Reports one line of the ledger (noted by `app.meter_line`). Attempts may be many, and several may arrive: the provider counts an identifier once for at least a
 * day. When it is uncertain for longer whether one arrived, it is left to a person and not sent again.
 */
export const reportJob = job({
  ...REPORTING,
  expireSeconds: 60,
  retryLimit: 3,
  concurrency: 4,
  run: (ctx, ids) => report({ ...ctx, businesses: [ids.business_id] }, ids),
});

/** The provider takes nothing older; an hour is left for its clock. */
const OLDEST = sql<string>`now() - interval '35 days' + interval '1 hour'`;
/** For so long the provider knows an identifier again; an hour less. */
const KNOWN = sql<string>`now() - interval '23 hours'`;
const LEASE = sql<string>`now() + interval '1 minute'`;

interface Attempt {
  customerId: string;
  meter: Meter;
  quantity: number;
  at: Date;
  attempts: number;
  /** No attempt before this one may have arrived. */
  first: boolean;
}

async function report(ctx: Context, ids: Ids): Promise<void> {
  const billing = ctx.ports.get(billingPort);
  if (!billing) return;
  const attempt = await claim(ctx, ids);
  if (!attempt) return;
  const failure = await billing.report({ identifier: ids.identifier, ...attempt }).then(
    () => null,
    (error: unknown) => {
      if (error instanceof BillingFailed) return error;
      throw error;
    },
  );
  await inTenant(ctx, (tx) => conclude(tx, ids, attempt, failure));
}

/** Takes a use that is due, and says before anything is sent that it may have been. Null when there is nothing to do. */
function claim(ctx: Context, { identifier }: Ids): Promise<Attempt | null> {
  return inTenant(ctx, async (tx) => {
    const { rows } = await sql<{
      customer_id: string;
      meter: Meter;
      quantity: string;
      happened_at: string;
      attempts: number;
      first: boolean;
      too_old: boolean;
      forgotten: boolean;
    }>`
      select s.customer_id, m.meter, m.quantity, m.happened_at, m.attempts, m.uncertain_since is null as first,
             m.happened_at < ${OLDEST} as too_old, coalesce(m.uncertain_since < ${KNOWN}, false) as forgotten
        from meter_events m join subscriptions s on s.business_id = m.business_id
       where m.identifier = ${identifier} and m.next_attempt_at <= now() and s.customer_id is not null
         for update of m skip locked`.execute(tx);
    const [due] = rows;
    if (!due) return null;
    const change = tx.updateTable('meter_events').where('identifier', '=', identifier);
    if (due.too_old || due.forgotten) {
      const problem = due.too_old ? 'older than the provider takes' : 'may have been counted: the answers were lost';
      await change.set({ problem, next_attempt_at: null }).execute();
      return null;
    }
    await change
      .set({
        attempts: due.attempts + 1,
        next_attempt_at: LEASE,
        uncertain_since: sql<string>`coalesce(uncertain_since, now())`,
      })
      .execute();
    return {
      customerId: due.customer_id,
      meter: due.meter,
      quantity: Number(due.quantity),
      at: new Date(due.happened_at),
      attempts: due.attempts + 1,
      first: due.first,
    };
  });
}

const FIRST_DELAY_MS = 15_000;
const MOST_DELAY_MS = HOUR_MS;

async function conclude(tx: Tx, ids: Ids, { attempts, first }: Attempt, failure: BillingFailed | null): Promise<void> {
  const change = tx.updateTable('meter_events').where('identifier', '=', ids.identifier);
  if (!failure) {
    const sent = await change
      .set({ sent_at: sql<string>`now()`, next_attempt_at: null, uncertain_since: null })
      .returning('credited_at')
      .executeTakeFirst();
    if (sent?.credited_at) await enqueue(tx, WITHDRAWING, ids); // it was credited on its way
  } else if (failure.outcome === 'refused') {
    await change.set({ problem: failure.message, next_attempt_at: null }).execute();
  } else {
    const next = new Date(Date.now() + Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), MOST_DELAY_MS));
    const certain = failure.outcome === 'deferred' && first;
    await change.set({ next_attempt_at: next.toISOString(), ...(certain && { uncertain_since: null }) }).execute();
    await enqueue(tx, REPORTING, ids, { startAt: next });
  }
}

/** Takes back at the provider what was reported of a call that is credited (`app.credit_call`). */
export const withdrawJob = job({
  ...WITHDRAWING,
  expireSeconds: 60,
  retryLimit: 12,
  concurrency: 1,
  async run(worker, { business_id, identifier }) {
    const use = await inTenant({ ...worker, businesses: [business_id] }, (tx) =>
      tx.selectFrom('meter_events').select('meter').where('identifier', '=', identifier).executeTakeFirst(),
    );
    if (!use) return; // its business is gone
    const refused = await worker.ports
      .get(billingPort)
      ?.withdraw({ identifier, meter: use.meter })
      .catch((error: unknown) => {
        if (error instanceof BillingFailed && error.outcome === 'refused') return error.message;
        throw error;
      });
    await inTenant({ ...worker, businesses: [business_id] }, (tx) =>
      tx
        .updateTable('meter_events')
        .set(refused ? { problem: `to be credited by hand: ${refused}` } : { withdrawn_at: sql<string>`now()` })
        .where('identifier', '=', identifier)
        .execute(),
    );
  },
});

const BATCH = 500;

/** Takes up uses that are due and whose job was lost, or which waited for their customer to be made. */
export async function resumeForgottenUses(system: Context): Promise<number> {
  if (!system.ports.get(billingPort)) return 0;
  const forgotten = await callApp<Ids>('select identifier, business_id from app.forgotten_meter_events($1)', [BATCH]);
  for (const { identifier, business_id } of forgotten) {
    const ids = { identifier, business_id };
    await inTenant({ ...system, businesses: [business_id] }, (tx) => enqueue(tx, REPORTING, ids));
  }
  return forgotten.length;
}

/** What the provider took and could not count afterwards: told once, in an event of its own kind. */
export const uncountedJob = job({
  name: 'billing.uncounted',
  input: z.object({ event_id: z.string().min(1).max(200) }),
  expireSeconds: 60,
  retryLimit: 12,
  concurrency: 1,
  async run({ ports }, { event_id }) {
    const uses = (await ports.get(billingPort)?.uncounted(event_id)) ?? [];
    await callApp('select app.mark_uncounted($1, $2)', [
      uses.map(({ identifier }) => identifier),
      uses.map(({ reason }) => reason),
    ]);
  },
});
