import type { z } from 'zod';
import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';
import { listLeadsById } from '#lib/services/leads/read.ts';
import { distinct } from './distinguish.ts';
import type { DuplicatePair, LIKENESSES, ListDuplicatesInput, ListDuplicatesOutput } from './schema.ts';

/** Digits at the end of a number in which two ways of writing it agree. */
const TAIL = 7;

/** Of leads that have the same `by`, each with the oldest of them that it may be one person with. */
const alike = (likeness: number, by: string, known: string): string => `
    select g.business_id, partner as a, id as b, ${likeness} as likeness from (
      select r.business_id, array_agg(r.id order by r.created_at, r.id) as ids from leads r
       where r.business_id = any ($1::uuid[]) and ${known} group by r.business_id, ${by} having count(*) > 1) g
      cross join unnest(ids[2:]) with ordinality as later (id, place)
      cross join lateral (select case when not ${distinct('ids[1]', 'later.id')} then ids[1] else
        (select e.id from unnest(ids[2:place]) with ordinality as e (id, place) where not ${distinct('e.id', 'later.id')} order by e.place limit 1)
        end as partner) p
     where partner is not null`;

/** Pairs of leads that are probably one person, over `$1`, the businesses. Each names the likeness that counts most. */
const PAIRS = `
  select business_id, least(a, b) as a, greatest(a, b) as b, min(likeness) as likeness from (
    ${alike(1, 'r.email', 'r.email is not null')}
    union all
    select r.business_id, r.id, o.id, 2 from leads r
      join leads o on o.business_id = r.business_id and o.phone = r.callback_phone and o.id <> r.id
     where r.business_id = any ($1::uuid[]) and r.callback_phone is not null and not ${distinct('r.id', 'o.id')}
    union all
    ${alike(3, `lower(r.name), right(r.phone, ${TAIL})`, 'r.first_name is not null and r.phone is not null')}) p
  group by business_id, least(a, b), greatest(a, b)`;

/** Leads that are probably one person, the surest pairs first. */
export async function listDuplicates(
  ctx: Context,
  { business_id, limit }: z.output<typeof ListDuplicatesInput>,
): Promise<z.output<typeof ListDuplicatesOutput>> {
  const businesses = business_id ? [requireBusiness(ctx, business_id)] : ctx.businesses;
  const text = await readJson(ctx, {
    name: 'leads.duplicates',
    text: `select json_agg(json_build_array(likeness, a, b))::text from (select * from (${PAIRS}) p order by likeness, a desc, b limit $2::integer) t`,
    values: [businesses, limit + 1],
  });
  const found: [likeness: number, a: string, b: string][] = JSON.parse(text ?? '[]');
  const shown = found.slice(0, limit);
  const leads = await listLeadsById(ctx, [...new Set(shown.flatMap(([, a, b]) => [a, b]))]);
  const duplicates = shown.flatMap(([likeness, ...ids]): DuplicatePair[] => {
    const pair = ids.flatMap((id) => leads.get(id) ?? []);
    return pair.length === 2
      ? [
          {
            same: BY_NUMBER[likeness - 1] ?? 'name',
            leads: pair.sort((one, other) => one.created_at.localeCompare(other.created_at)),
          },
        ]
      : [];
  });
  return { duplicates, has_more: found.length > limit };
}

const BY_NUMBER: readonly (typeof LIKENESSES)[number][] = ['email', 'number', 'name'];
