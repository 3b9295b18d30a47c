import { expect, test } from 'vitest';
import { boardQuery, exportAddress, isFiltered, leadsQuery, readLeadsAddress } from './leads-address.ts';

const read = (query: string) => readLeadsAddress(Object.fromEntries(new URLSearchParams(query)));

test('days of the business become moments, and the last day is included', () => {
  const query = leadsQuery(read('from=2026-03-07&to=2026-03-08&search=ann'), 'b', 'America/New_York');
  // Clocks go forward on the eighth.
  expect(query).toMatchObject({
    date_from: '2026-03-07T05:00:00.000Z',
    date_to: '2026-03-09T04:00:00.000Z',
    search: 'ann',
  });
});

test('what is no day is left for the server to refuse', () => {
  expect(leadsQuery(read('from=soon'), 'b', 'UTC').date_from).toBe('soon');
});

test('the board has all statuses, and a file every page', () => {
  const query = leadsQuery(read('status=new&source=website&after=x'), 'b', 'UTC');
  expect(boardQuery(query)).toMatchObject({ source: 'website' });
  expect(boardQuery(query)).not.toHaveProperty('status');
  expect(exportAddress(query)).toBe('/api/v1/leads/export?business_id=b&status=new&source=website');
});

test('neither a place nor a layout is a filter', () => {
  expect(isFiltered(read('layout=board&after=x&view=y'))).toBe(false);
  expect(isFiltered(read('score=hot'))).toBe(true);
});
