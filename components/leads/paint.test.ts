import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { paintChange } from './paint.ts';
import type { LeadRow } from './queries.ts';

const lead = (id: string, day: number, status: LeadRow['status'] = 'new'): LeadRow => ({
  id,
  name: id,
  first_name: null,
  last_name: null,
  email: null,
  phone: null,
  status,
  source: 'api',
  score: null,
  tags: [],
  agent_id: null,
  agent_name: null,
  business_id: 'b',
  created_at: `2026-01-0${day}T00:00:00.000000Z`,
  updated_at: '',
});
const page = (leads: LeadRow[], has_more = false) => ({ leads, has_more, next_cursor: has_more ? 'x' : null });

function board() {
  const client = new QueryClient();
  client.setQueryData(['leads', 'column', 'new', {}], { pages: [page([lead('c', 3), lead('a', 1)])], pageParams: [] });
  client.setQueryData(['leads', 'column', 'lost', {}], {
    pages: [page([lead('d', 4, 'lost')], true), page([lead('b', 2, 'lost')], true)],
    pageParams: [],
  });
  client.setQueryData(['leads', 'count', {}], {
    total: 4,
    by_status: { new: 2, contacted: 0, qualified: 0, converted: 0, lost: 2 },
  });
  const column = (status: string) =>
    client
      .getQueryData<{ pages: ReturnType<typeof page>[] }>(['leads', 'column', status, {}])
      ?.pages.map(({ leads }) => leads.map(({ id }) => id).join(''));
  return { client, column };
}

test('a card goes to its place in the other column, and both are counted anew', () => {
  const { client, column } = board();
  paintChange(client, { id: 'c', status: 'lost' });
  expect([column('new'), column('lost')]).toEqual([['a'], ['d', 'cb']]);
  expect(client.getQueryData(['leads', 'count', {}])).toMatchObject({ total: 4, by_status: { new: 1, lost: 3 } });
});

test('a card older than what is read so far waits for its page', () => {
  const { client, column } = board();
  paintChange(client, { id: 'a', status: 'lost' });
  expect([column('new'), column('lost')]).toEqual([['c'], ['d', 'b']]);
});

test('where it is already it stays, and another change is shown in place', () => {
  const { client, column } = board();
  paintChange(client, { id: 'a', status: 'new', name: 'Ann' });
  expect(column('new')).toEqual(['ca']);
  expect(JSON.stringify(client.getQueryData(['leads', 'column', 'new', {}]))).toContain('"name":"Ann"');
});
