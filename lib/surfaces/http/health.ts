import { callApp } from '#lib/adapters/db/outside.ts';
import { open, RATES } from '#lib/core/operation.ts';
import type { RawRoute } from './routing.ts';
import { VERSION } from './version.ts';

/** For load balancers: 200 while requests can be answered, 503 while the database cannot be reached. */
export const healthRoute: RawRoute = {
  id: 'health',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the service is up',
  produces: 'application/json',
  access: open,
  rate: RATES.read,
  async handle() {
    const reached = await callApp('select 1').then(
      () => true,
      () => false,
    );
    const body = { status: reached ? 'ok' : 'down', version: VERSION, database: reached ? 'ok' : 'unreachable' };
    return Response.json(body, { status: reached ? 200 : 503, headers: { 'cache-control': 'no-store' } });
  },
};
