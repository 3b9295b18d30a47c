import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '#lib/core/context.ts';
import { after, type Cursor } from '#lib/core/page.ts';
import { Ports } from '#lib/core/port.ts';
import { type Tenant, tenant } from '#lib/surfaces/http/testing/tenant.ts';
import { plain, text, time, word } from './json-row.ts';
import { type PageRequest, pageQuery } from './page-query.ts';
import { readJson } from './tenant.ts';
import { asOwner, testDatabase } from './testing/database.ts';

type Row = Record<string, unknown> & { id: string; created_at: string };
interface Page {
  leads: Row[];
  has_more: boolean;
  next_cursor: string | null;
}

let ours: Tenant;
let others: Tenant;
let ctx: Context;
beforeAll(async () => {
  await testDatabase();
  [ours, others] = [await tenant(), await tenant()];
  const businesses = [ours.businessId, others.businessId];
  ctx = { requestId: 'test', principal: { kind: 'public' }, businesses, ip: null, ports: new Ports(), usage: {} };
});

const COLUMNS = {
  id: word('r.id'),
  agent_id: word('r.agent_id'),
  name: text('r.name'),
  notes: text('r.notes'),
  score: plain('r.score'),
  factors: plain('r.score_factors'),
  scored: plain('r.score is not null'),
  trial_ends_at: time('r.trial_ends_at'),
  created_at: time('r.created_at'),
};
const SELECT = `r.id, r.agent_id, r.name, r.notes, r.score, r.score_factors as factors, r.score is not null as scored,
  app.iso(r.trial_ends_at) as trial_ends_at, app.iso(r.created_at) as created_at`;

const read = async (page: Partial<PageRequest>): Promise<Page> => {
  const whole = { name: 'leads', table: 'leads', columns: COLUMNS, businesses: [ours.businessId], limit: 10, ...page };
  return JSON.parse((await readJson(ctx, pageQuery(whole))) ?? '');
};

const file = (
  businessId: string,
  values: readonly { name: string; notes: string | null; score: number | null; at: string }[],
) =>
  asOwner(
    `insert into leads (id, business_id, name, notes, score, score_factors, source, trial_ends_at, created_at)
     select gen_random_uuid(), $1, v.name, v.notes, v.score, jsonb_build_array(v.notes), 'test', nullif(v.at, v.name)::timestamptz, v.at::timestamptz
       from jsonb_to_recordset($2) as v (name text, notes text, score integer, at text)`,
    [businessId, JSON.stringify(values)],
  );

describe('a page', () => {
  test('is the same JSON field by field as by a select list', async () => {
    // NUL cannot be stored; everything else can, and some of it must be escaped.
    const any = fc.string({ unit: 'grapheme' }).map((s) => s.replaceAll('\0', ''));
    const nasty = fc.oneof(
      any,
      fc.constantFrom('"', '\\', '\\"', '\u001e', '\n\t\u0007', '</script>', '🙂', "'; --", '"},{"a":"'),
    );
    const lead = fc.record({
      name: nasty,
      notes: fc.option(nasty),
      score: fc.option(fc.integer({ min: 0, max: 100 })),
      at: fc.constantFrom(
        '2026-02-15T14:30:00Z',
        '2026-02-15T14:30:00.1Z',
        '2026-12-31T23:59:59.999999Z',
        '0999-01-01T00:00:00Z',
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(lead, { maxLength: 8 }), async (leads) => {
        await asOwner('delete from leads');
        await file(ours.businessId, leads);
        const page = await read({});
        expect(await read({ name: 'again', columns: SELECT })).toMatchObject({ again: page.leads });
        expect(page.leads.map(({ name, notes }) => JSON.stringify([name, notes])).sort()).toEqual(
          leads.map(({ name, notes }) => JSON.stringify([name, notes])).sort(),
        );
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test.each([
    ['one business', () => [ours.businessId]],
    ['several', () => [ours.businessId, others.businessId]],
  ])('of %s leads to the next, each row once, newest first, also where times are equal', async (_, businesses) => {
    await asOwner('delete from leads');
    const at = (i: number) => new Date(Date.UTC(2026, 1, 1, 0, 0, Math.floor(i / 7))).toISOString();
    for (const { businessId } of [ours, others]) {
      await file(
        businessId,
        Array.from({ length: 60 }, (_, i) => ({ name: `${i}`, notes: null, score: null, at: at(i) })),
      );
    }
    const all = 60 * businesses().length;
    for (const limit of [1, 7, 20, 50, 60, 100, 120]) {
      const seen: Row[] = [];
      let cursor: Cursor | undefined;
      for (;;) {
        const page: Page = await read({ businesses: businesses(), limit, after: cursor });
        seen.push(...page.leads);
        expect(page.has_more).toBe(seen.length < all);
        expect(page.next_cursor === null).toBe(!page.has_more);
        expect(page.leads.length).toBe(
          page.has_more ? limit : Math.min(limit, all - (seen.length - page.leads.length)),
        );
        if (!page.next_cursor) break;
        cursor = after.parse(page.next_cursor);
        if (limit === 1 && seen.length > 10) break;
      }
      const places = seen.map(({ created_at, id }) => `${created_at} ${id}`);
      expect(places).toEqual([...new Set(places)].sort().reverse());
    }
  });

  test.each([
    ['one business', () => [ours.businessId]],
    ['several', () => [ours.businessId, others.businessId]],
  ])(
    'of %s by a rank: the highest first, those without one last, each row once',
    async (_, businesses) => {
      const lead = fc.record({
        name: fc.constant('Ada'),
        notes: fc.constant(null),
        score: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
        at: fc.constantFrom('2026-02-15T14:30:00Z', '2026-02-15T14:30:00.1Z'),
      });
      const leads = fc.array(lead, { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(leads, leads, fc.integer({ min: 1, max: 5 }), async (one, other, limit) => {
          await asOwner('delete from leads');
          await file(ours.businessId, one);
          await file(others.businessId, other);
          const all = one.length + (businesses().length > 1 ? other.length : 0);
          const seen: Row[] = [];
          for (let cursor: Cursor | undefined; ; ) {
            const page = await read({ businesses: businesses(), limit, after: cursor, rank: 'score' });
            seen.push(...page.leads);
            if (!page.next_cursor || seen.length > all) break;
            cursor = after.parse(page.next_cursor);
          }
          const place = ({ score, created_at, id }: Row) => `${score ?? ' '} ${created_at} ${id}`;
          expect(seen).toHaveLength(all);
          expect(seen.map(place)).toEqual([...new Set(seen.map(place))].sort().reverse());
        }),
        { numRuns: 12 },
      );
      const plain = after.parse('2026-02-15T14:30:00Z');
      await expect(read({ after: plain, rank: 'score' })).rejects.toMatchObject({ code: 'validation_error' });
    },
    30_000,
  );

  test('of nothing is empty', async () => {
    expect(await read({ where: { status: 'lost' } })).toEqual({ leads: [], has_more: false, next_cursor: null });
  });
});
