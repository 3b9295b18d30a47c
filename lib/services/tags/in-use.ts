import { readJson } from '#lib/adapters/db/tenant.ts';
import { type Context, requireBusiness } from '#lib/core/context.ts';

/** The tags that rows of a table have, the most used first; how many have each is told under the table's name. */
export async function tagsInUse<T extends 'calls' | 'leads'>(
  ctx: Context,
  table: T,
  { business_id }: { business_id?: string | undefined },
): Promise<{ tags: ({ tag: string } & Record<T, number>)[] }> {
  const text = await readJson(ctx, {
    name: `${table}.tags`,
    text: `select json_build_object('tags', coalesce(json_agg(t), '[]'))::text from (select tag, count(*)::integer as ${table}
      from ${table}, unnest(tags) as tag where business_id = any ($1::uuid[]) and tags <> '{}' group by tag order by 2 desc, 1 limit 200) t`,
    values: [business_id ? [requireBusiness(ctx, business_id)] : ctx.businesses],
  });
  return JSON.parse(text ?? '{"tags":[]}');
}
