import { beforeAll, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { ROW } from './read.ts';

beforeAll(() => testDatabase());

test('what a row always has is a column that is never null: a missing value would break the JSON', async () => {
  const columns = await asOwner<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = 'calls'::regclass and attnotnull and attnum > 0",
  );
  const never = columns.map(({ name }) => `r.${name}`);
  const read = Object.values(ROW).flatMap(({ sql, always }) => (always ? (sql.match(/\b[ral]\.\w+/g) ?? []) : []));
  expect(read).toContain('r.agent_id');
  for (const column of read) expect(never).toContain(column);
});
