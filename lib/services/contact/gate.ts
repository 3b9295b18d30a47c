import { newId } from '#lib/adapters/db/id.ts';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { AppError } from '#lib/core/errors.ts';
import { refusal } from '#lib/core/phone.ts';
import { addressOf } from './address.ts';
import { type Ask, type Business, lookUp, type OnFile, readBusiness } from './facts.ts';
import { type Hours, nextWithin } from './hours.ts';
import { type Decision, type DecisionRow, keepAside, store } from './record.ts';
import { judge, PRODUCT_CHOOSES, RULES } from './rules.ts';
import type { ContactSettings } from './standard.ts';
import { zonesOf } from './zones.ts';

export type { Ask } from './facts.ts';

export type { Decision } from './record.ts';

/**
 * Whether a contact may be made, by every rule that holds for its channel and purpose (`rules.ts`). The decision is
 * stored in the caller's transaction, with its inputs and reasons.
 */
export async function contactDecision(tx: Tx, businessId: string, ask: Ask): Promise<Decision> {
  const [decision] = await contactDecisions(tx, businessId, [ask]);
  if (!decision) throw new Error('one ask, one decision');
  return decision;
}

/** As `contactDecision` for each ask, in their order, in three statements. An ask that is allowed counts for those after it. */
export async function contactDecisions(tx: Tx, businessId: string, asks: readonly Ask[]): Promise<Decision[]> {
  const rows = await decide(tx, businessId, asks);
  await store(tx, rows);
  return rows.map(toDecision);
}

/** As `contactDecisions`, but nothing comes of it and nothing is stored: for a dry run, or someone who only asks. */
export async function previewDecisions(tx: Tx, businessId: string, asks: readonly Ask[]): Promise<Decision[]> {
  return (await decide(tx, businessId, asks)).map(toDecision);
}

/**
 * Refuses what the gate forbids, with the error of the first rule that does. The refusal is kept though the caller's
 * transaction is undone by it.
 * @throws `number_on_dnc`, `number_opted_out`, `validation_error` or `contact_refused`.
 */
export function requireAllowed(decision: Decision): void {
  if (decision.allowed) return;
  const row = refused.get(decision);
  if (row) keepAside(row);
  const rule = RULES.find(({ name }) => name === decision.reasons[0]);
  if (!rule) throw new Error('a refusal without a reason');
  const later = decision.nextAllowedAt === null ? '' : ` It may be contacted from ${decision.nextAllowedAt} on.`;
  throw new AppError(rule.code, rule.says + later);
}

async function decide(tx: Tx, businessId: string, asks: readonly Ask[]): Promise<DecisionRow[]> {
  if (asks.length === 0) return [];
  const now = new Date();
  const [business, onFile] = await Promise.all([readBusiness(tx, businessId), lookUp(tx, businessId, asks)]);
  const next = windows();
  const made = new Map<string, number[]>();
  return asks.map((ask, index) => {
    const address = addressOf(ask);
    const known = onFile[index] ?? NOTHING;
    const contacts = [...(made.get(address) ?? []), ...(known.contacts ?? [])];
    const row = decideOne(businessId, business, ask, { ...known, contacts }, ask.at ?? now, next);
    if (row.allowed && PRODUCT_CHOOSES.includes(ask.purpose)) {
      made.set(address, [now.getTime(), ...(made.get(address) ?? [])]);
    }
    return row;
  });
}

const NOTHING: OnFile = { on_dnc: false, consent: null, contacts: null };

function decideOne(
  businessId: string,
  { zone, settings }: Business,
  ask: Ask,
  known: OnFile,
  at: Date,
  next: typeof nextWithin,
): DecisionRow {
  const byPhone = ask.channel !== 'email';
  const found = byPhone ? zonesOf(ask.to) : [];
  // A number that tells no place is taken to be where the business is.
  const zones = byPhone && found.length === 0 ? [zone] : found;
  const hours = narrowed(settings, ask.within);
  const refused = byPhone ? refusal(ask.to) : null;
  const verdict = judge({
    channel: ask.channel,
    purpose: ask.purpose,
    refusal: refused,
    onDnc: known.on_dnc,
    consent: known.consent,
    optInRequired: settings.sms_opt_in_required,
    at,
    nextWithinHours: (from) => next(zones, hours, from),
    roomAt: roomAt(known.contacts ?? [], settings),
  });
  const inputs = {
    at: at.toISOString(),
    zones,
    hours,
    refusal: refused,
    on_dnc: known.on_dnc,
    consent: known.consent,
    opt_in_required: settings.sms_opt_in_required,
    recent_contacts: known.contacts?.length ?? 0,
  };
  return { id: newId(), businessId, ask, inputs, ...verdict };
}

const narrowed = (settings: ContactSettings, within: Hours | undefined): Hours => ({
  start: Math.max(settings.contact_hours_start, within?.start ?? 0),
  end: Math.min(settings.contact_hours_end, within?.end ?? 1440),
});

/** When the oldest of the contacts that fill the cap falls out of its days; null while there is room. */
function roomAt(contacts: readonly number[], { max_contacts, max_contacts_days }: ContactSettings): Date | null {
  const oldest = contacts[max_contacts - 1];
  return oldest === undefined ? null : new Date(oldest + max_contacts_days * DAY_MS);
}

/** `nextWithin`, worked out once for each place and hour of a batch. */
function windows(): typeof nextWithin {
  const known = new Map<string, Date | null>();
  return (zones, hours, from) => {
    const key = `${zones.join(' ')} ${hours.start} ${hours.end} ${from.getTime()}`;
    let next = known.get(key);
    if (next === undefined) {
      next = nextWithin(zones, hours, from);
      known.set(key, next);
    }
    return next;
  };
}

/** The rows of refusals, for as long as somebody holds the decision: what throws takes its own transaction with it. */
const refused = new WeakMap<Decision, DecisionRow>();

function toDecision(row: DecisionRow): Decision {
  const { id, allowed, reasons, nextAllowedAt } = row;
  const decision = { id, allowed, reasons, nextAllowedAt };
  if (!allowed) refused.set(decision, row);
  return decision;
}
