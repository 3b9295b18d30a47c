import { sql } from 'kysely';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { type Payment, PaymentRefused, type Paywall, PaywallDown } from '#lib/adapters/paywall/port.ts';
import type { Context } from '#lib/core/context.ts';
import { AppError } from '#lib/core/errors.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { hashKey } from '#lib/services/keys/secret.ts';

/** Longer than it takes to make an account and to settle for it. */
export const HELD_SECONDS = 120;

/** Writes the answer down with what it tells of, in the transaction that makes it. */
export type Keep<T> = (tx: Tx, made: T) => Promise<void>;

interface Sale<T> {
  /** What is bought, with every secret in it: the same payment buys nothing else, and answers nobody else. */
  input: object;
  make(keep: Keep<T>): Promise<T>;
  takeBack(made: T): Promise<void>;
}

/**
 * Sells something for one payment (x402): it is verified, what was bought is made, and only then the money is asked for;
 * where it does not come, what was made is taken back. The same payment again is answered the same. Whoever cannot have
 * it (a wrong input, an address that is taken) is not charged.
 * @throws AppError `payment_required` with what is asked for, `provider_unavailable`, `conflict`
 */
export async function sell<T>(ctx: Context, paywall: Paywall, { input, make, takeBack }: Sale<T>): Promise<T> {
  const payment = await paid(ctx, paywall);
  const held = await hold(payment, input);
  if (!held.mine) return known<T>(ctx, paywall, payment, held);
  const made = held.answer ? opened<T>(paywall, payment, held.answer) : await makeFor(ctx, paywall, payment, make);
  try {
    const settlement = await collect(paywall, payment, () => takeBack(made));
    if (ctx.payment && settlement !== UNKNOWN) ctx.payment.receipt = settlement;
  } catch (error) {
    throw error instanceof PaymentRefused ? asksForPayment(ctx, paywall, error.message) : error;
  }
  return made;
}

/** The money may have moved: who sent it keeps what was bought. */
const UNKNOWN = 'unknown';

/**
 * Asks for the money of what was made, and answers the receipt; `unknown` where nobody can say, as after a refusal of what
 * was asked for before.
 * @throws {PaymentRefused} when the money does not come: what was made is taken back.
 */
export async function collect(paywall: Paywall, payment: Payment, takeBack: () => Promise<void>): Promise<string> {
  const first = await isFirst(payment);
  let settlement = UNKNOWN;
  try {
    settlement = await paywall.settle(payment);
  } catch (error) {
    if (error instanceof PaymentRefused && first) {
      await takeBack();
      await drop(payment);
      throw error;
    }
    if (!(error instanceof PaymentRefused || error instanceof PaywallDown)) throw error;
  }
  await settled(payment, settlement);
  return settlement;
}

async function makeFor<T>(ctx: Context, paywall: Paywall, payment: Payment, make: Sale<T>['make']): Promise<T> {
  try {
    await paywall.verify(payment);
    return await make(async (tx, made) => {
      const sealed = paywall.seal(payment, JSON.stringify(made));
      const sent = JSON.stringify(payment.sent);
      await sql`select app.keep_payment(${payment.payer}, ${payment.nonce}, ${sealed}, ${sent}::jsonb)`.execute(tx);
    });
  } catch (error) {
    await drop(payment);
    if (error instanceof PaymentRefused) throw asksForPayment(ctx, paywall, error.message);
    if (error instanceof PaywallDown) throw new AppError('provider_unavailable', 'The payment could not be verified.');
    throw error;
  }
}

/** The payment of this request. */
async function paid(ctx: Context, paywall: Paywall): Promise<Payment> {
  const header = ctx.payment?.sent;
  if (!header) throw asksForPayment(ctx, paywall, 'This costs something: send PAYMENT-SIGNATURE (x402).');
  try {
    return await paywall.read(header);
  } catch (error) {
    if (error instanceof PaymentRefused) throw asksForPayment(ctx, paywall, error.message);
    throw error;
  }
}

function asksForPayment(ctx: Context, paywall: Paywall, why: string): AppError {
  if (ctx.payment) ctx.payment.required = paywall.offer(`${ctx.ports.get(publicUrlPort)()}/api/v1/signup`, why);
  return new AppError('payment_required', why);
}

interface Held {
  mine: boolean;
  same: boolean;
  answer: Buffer | null;
  settlement: string | null;
}

/** A request is known again by all that was sent: payer and nonce of a payment can be read on the chain by everybody. */
async function hold({ payer, nonce, sent }: Payment, input: object): Promise<Held> {
  const hash = hashKey(`payment:${JSON.stringify([sent, input])}`);
  const [held] = await callApp<Held>('select * from app.hold_payment($1, $2, $3, $4)', [
    payer,
    nonce,
    hash,
    HELD_SECONDS,
  ]);
  if (!held) throw new Error('a payment is held, or was');
  return held;
}

/** A payment that was here before: the same answer for the same request. */
function known<T>(ctx: Context, paywall: Paywall, payment: Payment, { same, answer, settlement }: Held): T {
  if (!same) throw new AppError('conflict', 'This payment has bought something else.');
  if (!settlement) {
    throw new AppError('idempotency_in_flight', 'The first request with this payment is still being answered.', {
      retryAfter: 1,
    });
  }
  if (!answer) throw new AppError('conflict', 'This payment was used. Its answer is kept for a day.');
  if (ctx.payment && settlement !== UNKNOWN) ctx.payment.receipt = settlement;
  return opened(paywall, payment, answer);
}

export const opened = <T>(paywall: Paywall, payment: Payment, answer: Buffer): T =>
  JSON.parse(paywall.unseal(payment, answer)) as T;

async function isFirst({ payer, nonce }: Payment): Promise<boolean> {
  const [asked] = await callApp<{ first: boolean }>('select app.ask_payment($1, $2) as first', [payer, nonce]);
  return asked?.first ?? false;
}

const settled = ({ payer, nonce }: Payment, receipt: string) =>
  callApp('select app.settle_payment($1, $2, $3)', [payer, nonce, receipt]);

const drop = ({ payer, nonce }: Payment) => callApp('select app.drop_payment($1, $2)', [payer, nonce]);
