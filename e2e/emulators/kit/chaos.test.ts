import { expect, test } from 'vitest';
import { BAD_DAY, Chaos } from './chaos.ts';

const fates = (chaos: Chaos, route: string, n: number) => Array.from({ length: n }, () => chaos.request(route));

test('the same seed gives the same troubles, whatever else is asked in between', () => {
  const alone = fates(new Chaos(7, BAD_DAY), 'POST /call', 200);
  const busy = new Chaos(7, BAD_DAY);
  const between = Array.from({ length: 200 }, () => {
    busy.request('GET /call/:id');
    busy.webhook('status-update');
    return busy.request('POST /call');
  });
  expect(between).toEqual(alone);
  expect(fates(new Chaos(8, BAD_DAY), 'POST /call', 200)).not.toEqual(alone);
});

test('troubles come as often as the plan says, and are counted', () => {
  const chaos = new Chaos(1, { tooMany: 0.2, lose: 1 });
  const refused = fates(chaos, 'POST /call', 2000).filter(({ refuse }) => refuse).length;
  expect(refused / 2000).toBeCloseTo(0.2, 1);
  expect(chaos.happened).toEqual({ tooMany: refused });
  expect(chaos.webhook('report')).toEqual({ lose: true });
});

test('without rates nothing happens', () => {
  const calm = new Chaos(1, {});
  expect(calm.request('POST /call')).toEqual({});
  expect(calm.webhook('report')).toEqual({});
});
