import { sql } from 'kysely';
import type { Tx } from '#lib/adapters/db/tenant.ts';
import { addressOf } from './address.ts';
import { erasedAddress } from './erased.ts';
import type { Hours } from './hours.ts';
import { PRODUCT_CHOOSES } from './rules.ts';
import type { Channel, ConsentState, Purpose } from './schema.ts';
import { type ContactSettings, STANDARD } from './standard.ts';

/** One contact that somebody wants to make. */
export interface Ask {
  channel: Channel;
  /** A number in E.164, or an email address. */
  to: string;
  purpose: Purpose;
  leadId?: string | null;
  /** The moment of the contact; now unless said. */
  at?: Date | undefined;
  /** Hours of the recipient's day within which the asker wants to stay; the business's own hold besides. */
  within?: Hours;
}

/** What is on file about the recipient of an ask. */
export interface OnFile {
  on_dnc: boolean;
  consent: ConsentState | null;
  /** When the product itself turned to the address within the days of the cap: milliseconds since 1970, latest first. */
  contacts: number[] | null;
}

export interface Business {
  zone: string;
  settings: ContactSettings;
  api_calls_skip_dnc: boolean;
}

/** Where the business is, and how it contacts. */
export async function readBusiness(tx: Tx, businessId: string): Promise<Business> {
  const { zone, api_calls_skip_dnc, ...row } = await tx
    .selectFrom('businesses as b')
    .leftJoin('contact_settings as s', 's.business_id', 'b.id')
    .select(['b.zone', 'b.api_calls_skip_dnc', 's.sms_opt_in_required', 's.contact_hours_start', 's.contact_hours_end'])
    .select(['s.max_contacts', 's.max_contacts_days', 's.auto_approve_emails'])
    .where('b.id', '=', businessId)
    .executeTakeFirstOrThrow();
  return { zone, api_calls_skip_dnc, settings: row.max_contacts === null ? STANDARD : (row as ContactSettings) };
}

/**
 * What is on file for each ask, in their order: one statement however many they are. Each look-up is an aggregate, so
 * that Postgres has one way only to go about it, whatever it knows of the tables: the index, once for each ask.
 */
export async function lookUp(tx: Tx, businessId: string, asks: readonly Ask[]): Promise<OnFile[]> {
  const { rows } = await sql<OnFile>`
    with cap as (
      select make_interval(days => coalesce(max(max_contacts_days), ${STANDARD.max_contacts_days})) as period
        from contact_settings where business_id = ${businessId})
    select d.on_dnc, c.consent, t.contacts
      from unnest(${asks.map(({ channel }) => channel)}::text[], ${asks.map(addressOf)}::text[],
                  ${asks.map(({ at }) => at?.toISOString() ?? null)}::timestamptz[],
                  ${asks.map((ask) => erasedAddress(businessId, addressOf(ask)))}::text[])
           with ordinality as a (channel, address, at, erased, place)
     cross join lateral (
        select count(*) > 0 as on_dnc from dnc_entries d
         where d.business_id = ${businessId} and d.phone in (a.address, a.erased)) d
     cross join lateral (
        select (array_agg(c.state order by c.created_at desc, c.id desc))[1] as consent from consents c
         where c.business_id = ${businessId} and c.channel = a.channel and c.address in (a.address, a.erased)) c
     cross join lateral (
        select array_agg((extract(epoch from t.created_at) * 1000)::float8 order by t.created_at desc) as contacts
          from contact_decisions t
         where t.business_id = ${businessId} and t.address in (a.address, a.erased) and t.allowed
           and t.purpose = any (${PRODUCT_CHOOSES}::text[])
           and t.created_at > coalesce(a.at, now()) - (select period from cap)) t
     order by a.place`.execute(tx);
  return rows;
}
