import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

// More calls than the search walks back through, and more of one word than it sorts: each way of finding is taken.
const CALLS = 22_500;
const PAGE = 40;

interface Call {
  id: string;
  text: string;
  numbers: string;
}

let account: Account;
let other: Account;
let newestFirst: Call[];

/** The older a call, the higher its `i`: `old` is in all but the newest 2,100, `rare` in one of a thousand, `dull` in every third. */
async function addCalls({ business_id, agent_id }: Account, n: number): Promise<void> {
  await asOwner(
    `insert into calls (id, business_id, agent_id, direction, status, from_number, to_number, conversation_id, carrier, deadline, ended_at, created_at)
     select uuidv7(), $1, $2, 'inbound', 'completed', case when i % 7 > 0 then '+1512' || lpad(((i * 7919) % 10000000)::text, 7, '0') end,
            '+1628555' || lpad((i % 10)::text, 4, '0'), 'c', 'sandbox', now(), now(), now() - i * interval '1 second'
       from generate_series($3, 1, -1) i`,
    [business_id, agent_id, n],
  );
  await asOwner(
    `insert into transcripts (call_id, business_id, agent_id, text, created_at)
     select id, business_id, agent_id, 'hello' || case when n > 2100 then ' old' else '' end
            || case when n % 1000 = 999 then ' rare' else '' end || case when n % 3 = 0 then ' dull' else '' end, created_at
       from (select *, row_number() over (order by created_at desc) as n from calls where business_id = $1) c
      order by created_at`,
    [business_id],
  );
}

beforeAll(async () => {
  const { signUp } = await testInstance();
  [account, other] = await Promise.all([signUp('Acme Roofing'), signUp('Bloom Dental')]);
  await addCalls(account, CALLS);
  await addCalls(other, 50);
  newestFirst = await asOwner<Call>(
    `select c.id, t.text, coalesce(c.from_number, '') || ' ' || c.to_number as numbers
       from calls c join transcripts t on t.call_id = c.id where c.business_id = $1 order by c.created_at desc, c.id desc`,
    [account.business_id],
  );
}, 120_000);

/** The first pages of what the API finds. */
async function found(query: string, pages: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  for (let page = 0; page < pages && cursor !== null; page++) {
    const after: string = cursor && `&after=${cursor}`;
    const { status, body } = await account.api.get(
      `/api/v1/calls?limit=${PAGE}&search=${encodeURIComponent(query)}${after}`,
    );
    expect(status).toBe(200);
    ids.push(...body.calls.map(({ id }: Call) => id));
    cursor = body.next_cursor;
  }
  return ids;
}

const expected = (matches: (call: Call) => boolean, pages: number) =>
  newestFirst
    .filter(matches)
    .slice(0, pages * PAGE)
    .map(({ id }) => id);

test.each(['hello', 'old', 'rare', 'dull', 'rare old', 'nowhere'])('the word %s, newest first', async (query) => {
  const words = query.split(' ');
  const has = ({ text }: Call) => words.every((word) => text.split(' ').includes(word));
  expect(await found(query, 3)).toEqual(expected(has, 3));
});

test('any part of three digits and more of either number, newest first', async () => {
  const part = fc
    .tuple(fc.nat(CALLS - 1), fc.boolean(), fc.nat(8), fc.integer({ min: 3, max: 11 }))
    .map(([at, from, start, length]) => {
      const [first = '', second = ''] = (newestFirst[at] as Call).numbers.split(' ');
      const digits = (from && first ? first : second).slice(1);
      return digits.slice(Math.min(start, digits.length - 3)).slice(0, length);
    });
  await fc.assert(
    fc.asyncProperty(part, async (digits) => {
      expect(await found(digits, 2)).toEqual(expected(({ numbers }) => numbers.includes(digits), 2));
    }),
    { numRuns: 40 },
  );
});

test('a call of another business is not found, by word, number or id', async () => {
  const [theirs] = (await other.api.get('/api/v1/calls?limit=1')).body.calls;
  expect(await found(theirs.id, 1)).toEqual([]);
  expect(await found(newestFirst[5]?.id as string, 1)).toEqual([newestFirst[5]?.id]);
});
