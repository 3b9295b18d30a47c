import { describe, expect, test } from 'vitest';
import {
  behindBefore,
  callsHref,
  leadsHref,
  type ReportAddress,
  readReportAddress,
  reportHref,
} from './report-address.ts';

const TODAY = '2026-11-22';
const AGENT = '0199c0de-0000-7000-8000-000000000001';
const read = (query: string) =>
  readReportAddress(Object.fromEntries(new URLSearchParams(query)), TODAY) satisfies ReportAddress;

describe('the address of a report', () => {
  test('names the last 30 days, those chosen, or two days', () => {
    expect(read('')).toMatchObject({ from: '2026-10-24', to: TODAY, days: 30, preset: 30, by: 'day' });
    expect(read('days=1')).toMatchObject({ from: TODAY, to: TODAY, days: 1, preset: 1 });
    expect(read('from=2026-02-27&to=2026-03-01')).toMatchObject({ days: 3, preset: null });
  });

  test.each([
    'days=12',
    'days=x',
    'from=2026-11-20',
    'from=2026-11-20&to=2026-11-19',
    'from=2026-11-20&to=2026-11-23',
    'from=2026-02-30&to=2026-03-01',
    'from=2024-01-01&to=2026-01-01',
    'agent_id=nobody',
  ])('that cannot be used falls back: %s', (query) => {
    expect(read(query)).toEqual(read(''));
  });

  test.each(['', 'days=90', 'from=2026-11-01&to=2026-11-07', `days=7&agent_id=${AGENT}&source=it%27s&by=week`])(
    'is what is read from it: %s',
    (query) => {
      const href = reportHref('b1', read(query));
      expect(read(href.split('?')[1] ?? '')).toEqual(read(query));
    },
  );

  test('of the list behind a number has the same days and filters', () => {
    const { from, to, agentId, source } = read(`days=7&agent_id=${AGENT}&source=website`);
    const behind = { from, to, agentId, source, status: 'completed' };
    expect(callsHref('b1', behind)).toBe(
      `/b/b1/calls?from=2026-11-16&to=2026-11-22&agent_id=${AGENT}&status=completed`,
    );
    expect(leadsHref('b1', behind)).toContain('source=website');
    expect(leadsHref('b1', behindBefore(behind))).toContain('from=2026-11-09&to=2026-11-15&');
    expect(callsHref('b1', { from: TODAY, to: TODAY, hour: 0 })).toBe(`/b/b1/calls?from=${TODAY}&to=${TODAY}&hour=0`);
  });
});
