import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { localTime } from '#lib/core/time.ts';
import type { Run } from './begin-run.ts';
import type { Touch } from './dispatch.ts';
import type { Channel } from './plan.ts';

/** How many automatic touches a day has left, by channel. */
export type Budget = Record<Channel, number>;

interface Day {
  calls: number;
  emails: number;
  sms: number;
}

const today = ({ speaker, at }: Run): string => localTime(speaker.zone, at).date;

/**
 * What is left of the business's day. The day's row stays locked until the transaction ends: batches of two runs at once
 * follow each other, and together keep the caps. A dry run locks nothing, and counts what it has planned so far.
 */
export async function dayOf(tx: Tx, run: Run, planned: Readonly<Budget>): Promise<Budget> {
  const { businessId, config, id } = run;
  const { rows } = await (id === null
    ? sql<Day>`select calls, emails, sms from sdr_days where business_id = ${businessId} and day = ${today(run)}::date`
    : sql<Day>`insert into sdr_days as d (business_id, day) values (${businessId}, ${today(run)}::date)
                   on conflict (business_id, day) do update set calls = d.calls returning calls, emails, sms`
  ).execute(tx);
  const { calls, emails, sms } = rows[0] ?? { calls: 0, emails: 0, sms: 0 };
  const only = id === null ? planned : { call: 0, email: 0, sms: 0 };
  return {
    call: config.max_calls_per_day - calls - only.call,
    email: config.max_emails_per_day - emails - only.email,
    sms: config.max_sms_per_day - sms - only.sms,
  };
}

/** Counts what a batch has dispatched. */
export async function spend(tx: Tx, run: Run, touches: readonly Touch[]): Promise<void> {
  const of = (channel: Channel) => touches.filter((touch) => touch.channel === channel).length;
  await sql`
    update sdr_days set calls = calls + ${of('call')}, emails = emails + ${of('email')}, sms = sms + ${of('sms')}
     where business_id = ${run.businessId} and day = ${today(run)}::date`.execute(tx);
}
