import { expect, it } from 'vitest';
import { ListCallsInput } from '#lib/services/calls/schema.ts';
import { callsQuery, readCallsAddress } from './calls-address.ts';

const business = '01a20267-6c39-7007-afed-791e8a43b5f1';

it('turns days of the business into moments that the operation takes, the last day included', () => {
  const address = readCallsAddress({ status: 'failed', from: '2026-03-08', to: '2026-03-08', utm: 'x' });
  const query = callsQuery(address, business, 'America/New_York');
  expect(ListCallsInput.parse(query)).toEqual({
    business_id: business,
    limit: 50,
    status: 'failed',
    // The day on which the clock goes forward has 23 hours.
    date_from: '2026-03-08T05:00:00.000Z',
    date_to: '2026-03-09T04:00:00.000Z',
  });
});

it('turns an hour of one day into moments, and has none of several days', () => {
  const hours = (params: Record<string, string>) => {
    const { date_from, date_to } = callsQuery(readCallsAddress(params), business, 'Asia/Kathmandu');
    return [date_from, date_to];
  };
  const day = { from: '2026-06-10', to: '2026-06-10' };
  expect(hours({ ...day, hour: '9' })).toEqual(['2026-06-10T03:15:00.000Z', '2026-06-10T04:15:00.000Z']);
  expect(hours({ ...day, hour: '23' })).toEqual(['2026-06-10T17:15:00.000Z', '2026-06-10T18:15:00.000Z']);
  const whole = ['2026-06-09T18:15:00.000Z', '2026-06-10T18:15:00.000Z'];
  for (const hour of ['24', '-1', 'x', '9.5']) expect(hours({ ...day, hour }), hour).toEqual(whole);
  expect(hours({ from: '2026-06-09', to: '2026-06-10', hour: '9' })).toEqual(['2026-06-08T18:15:00.000Z', whole[1]]);
});

it('hands what is no day on to the operation, which refuses it', () => {
  const query = callsQuery(readCallsAddress({ from: 'yesterday' }), business, 'UTC');
  expect(ListCallsInput.safeParse(query).success).toBe(false);
});

it('takes the first of a parameter given twice, and nothing for an empty one', () => {
  const address = readCallsAddress({ direction: ['inbound', 'outbound'], search: '' });
  expect(address.direction).toBe('inbound');
  expect(address.search).toBeUndefined();
});
