import { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import { inTenant } from '#lib/adapters/db/tenant.ts';
import { csvFile, csvOutput } from '#lib/core/csv.ts';
import { AppError } from '#lib/core/errors.ts';
import { open, operation, RATES, scoped, signedIn } from '#lib/core/operation.ts';
import type { Catalog } from '#lib/surfaces/http/routing.ts';

/** How often each operation ran, by what was said to it. */
export const ran: string[] = [];

const phrase = z.object({ say: z.string().max(2_000_000) });
const said = z.object({ said: z.string(), by: z.string() });

const echo = operation({
  id: 'echo.say',
  method: 'POST',
  path: '/api/v1/echo',
  access: scoped('calls:write'),
  rate: { requests: 1000, seconds: 60 },
  summary: 'Says it back',
  input: phrase,
  output: said,
  status: 201,
  async run(ctx, { say }) {
    ran.push(say);
    if (say === 'fail') throw new AppError('call_active', 'It is under way.');
    if (say === 'break') throw new Error('no luck with +15125551234, ann@example.com and kc_live_abcdefgh');
    if (say === 'bad uuid') await callApp('select $1::uuid', ['none']);
    if (say === 'lose once' && ran.filter((one) => one === say).length === 1) {
      await callApp("do $$ begin raise exception 'lost' using errcode = '40001'; end $$");
    }
    if (say.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 300));
    await inTenant(ctx, (tx) =>
      tx
        .insertInto('dnc_entries')
        .values({
          id: crypto.randomUUID(),
          business_id: ctx.businesses[0] ?? '',
          phone: say.slice(0, 100),
          source: 'test',
        })
        .execute(),
    );
    return { said: say, by: ctx.principal.kind };
  },
});

/** The once-ids under which the outside was asked. */
export const asked: (string | undefined)[] = [];

/** As `echo`, but it asks a vendor: `break once` is a fault after the vendor acted, `busy once` says that it can be resumed. */
const ask = operation({
  id: 'echo.ask',
  method: 'POST',
  path: '/api/v1/ask',
  access: scoped('calls:write'),
  rate: { requests: 1000, seconds: 60 },
  summary: 'Asks outside',
  input: phrase,
  output: said,
  outside: true,
  async run(ctx, { say }) {
    if (ctx.transaction) throw new Error('a transaction is open');
    asked.push(ctx.onceId);
    if (say === 'fail') throw new AppError('call_active', 'It is under way.');
    if (say === 'break once' && asked.length === 1) throw new Error('the vendor went away');
    if (say === 'busy once' && asked.length === 1) {
      throw new AppError('provider_unavailable', 'Not now.', { resumable: true });
    }
    if (say.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 300));
    return { said: say, by: ctx.principal.kind };
  },
});

const list = operation({
  id: 'things.list',
  method: 'GET',
  path: '/api/v1/things',
  access: scoped('calls:read'),
  rate: RATES.read,
  summary: 'Things',
  input: z.object({ name: z.string().optional() }),
  output: z.object({ name: z.string().nullable() }),
  run: async (_ctx, { name }) => ({ name: name ?? null }),
});

const one = operation({
  ...list,
  id: 'things.get',
  by: 'id',
  summary: 'One thing',
  input: z.object({ id: z.string() }),
  output: z.object({ id: z.string() }),
  run: async (_ctx, { id }) => ({ id }),
});

const named = operation({
  id: 'named.get',
  method: 'GET',
  path: '/api/v1/named/{name}',
  access: open,
  rate: { requests: 3, seconds: 60 },
  summary: 'By its place in the path',
  input: z.object({ name: z.string() }),
  output: z.object({ name: z.string() }),
  run: async (_ctx, { name }) => ({ name }),
});

const settings = operation({
  id: 'settings.change',
  method: 'PATCH',
  path: '/api/v1/settings',
  access: signedIn('admin'),
  rate: RATES.write,
  summary: 'For signed-in people',
  input: phrase,
  output: said,
  run: async (ctx, { say }) => ({ said: say, by: ctx.principal.kind }),
});

const columns = [{ name: 'n', of: (n: number) => n }];

async function* batches(fail: string | undefined) {
  if (fail === 'first') throw new AppError('not_found', 'Thing not found');
  yield [1, 2];
  if (fail === 'later') throw new Error('the database went away');
  yield [3];
}

const exported = operation({
  id: 'things.export',
  method: 'GET',
  path: '/api/v1/things/export',
  access: scoped('calls:read'),
  rate: RATES.export,
  summary: 'Things as a file',
  input: z.object({ fail: z.enum(['first', 'later']).optional() }),
  output: csvOutput(columns),
  produces: 'text/csv',
  errors: ['not_found'],
  run: (_ctx, { fail }) => csvFile('things.csv', columns, batches(fail)),
});

/** A small catalog with one of everything, for tests of what stands around operations. */
export const catalog: Catalog = {
  operations: [echo, ask, list, one, named, settings, exported],
  rawRoutes: [
    {
      id: 'file',
      method: 'GET',
      path: '/api/v1/files/{file}',
      summary: 'A file',
      produces: 'text/plain',
      access: open,
      rate: RATES.read,
      handle: async (_request, _ctx, { file }) =>
        file === 'moved' ? Response.redirect('https://files.example.com/') : new Response(`the file ${file}`),
    },
  ],
};
