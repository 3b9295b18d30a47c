import { readJson } from '#lib/adapters/db/tenant.ts';
import type { Context } from '#lib/core/context.ts';

export interface LastCall {
  id: string;
  direction: 'inbound' | 'outbound';
  status: string;
  created_at: string;
}

const QUERY = (table: 'agents' | 'numbers', column: 'agent_id' | 'number_id') => ({
  name: `${table}.last calls`,
  text: `
    select coalesce(json_object_agg(t.id, c), '{}')::text
      from ${table} t cross join lateral (
        select c.id, c.direction, c.status, app.iso(c.created_at) as created_at from calls c
         where c.business_id = t.business_id and c.${column} = t.id
         order by c.created_at desc, c.id desc limit 1) c
     where t.business_id = any ($1::uuid[])`,
});

const LAST = { agents: QUERY('agents', 'agent_id'), numbers: QUERY('numbers', 'number_id') };

/** The latest call of each agent, or of each number, in reach, by its id; those that had none are left out. */
export async function lastCalls(ctx: Context, of: keyof typeof LAST): Promise<Record<string, LastCall>> {
  return JSON.parse((await readJson(ctx, { ...LAST[of], values: [ctx.businesses] })) ?? '{}');
}
