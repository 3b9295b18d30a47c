import { open, RATES } from '#lib/core/operation.ts';
import type { Catalog, RawRoute } from './routing.ts';

export const openApiRoute = (catalog: () => Catalog): RawRoute => ({
  id: 'openapi',
  method: 'GET',
  path: '/api/v1/openapi.json',
  summary: 'This description of the API',
  produces: 'application/json',
  access: open,
  rate: RATES.read,
  handle: async () => Response.json({ operations: catalog().operations.length }),
});
