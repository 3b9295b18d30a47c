import type { z } from 'zod';
import { allOf, conditionsOf } from '#lib/adapters/db/page-query.ts';
import { statementName } from '#lib/adapters/db/statement-name.ts';
import { readJson } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';
import { leadBusinesses, leadConditions } from './filter.ts';
import { type CountLeadsInput, type CountLeadsOutput, LEAD_STATUSES } from './schema.ts';

/** How many leads fit the filters, by status, none left out. */
export async function countLeads(
  ctx: Context,
  filters: z.output<typeof CountLeadsInput>,
): Promise<z.output<typeof CountLeadsOutput>> {
  const { conditions, names, values } = conditionsOf(leadConditions(filters), [leadBusinesses(ctx, filters)]);
  const text = await readJson(ctx, {
    name: statementName(`leads.count ${names.join(' ')}`),
    text: `select json_object_agg(status, leads)::text from (
      select r.status, count(*)::int as leads from leads r where r.business_id = any ($1::uuid[])${allOf(conditions)} group by r.status) c`,
    values,
  });
  const counted: Record<string, number> = JSON.parse(text ?? '{}');
  const entries = LEAD_STATUSES.map((status) => [status, counted[status] ?? 0] as const);
  return {
    total: entries.reduce((sum, [, leads]) => sum + leads, 0),
    by_status: Object.fromEntries(entries) as z.output<typeof CountLeadsOutput>['by_status'],
  };
}

/** Where the leads of a business came from: the sources that there are, the most frequent first. */
export async function sourcesOf(ctx: Context, businessId: string): Promise<string[]> {
  const text = await readJson(ctx, {
    name: 'leads.sources',
    text: `select json_agg(source order by leads desc, source)::text from (
      select source, sum(leads) as leads from lead_days where business_id = $1 group by source having sum(leads) > 0) s`,
    values: [businessId],
  });
  return JSON.parse(text ?? '[]');
}
