import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CarrierEvent } from '#lib/adapters/carrier/port.ts';
import { type CallState, HUNG_UP, isTerminal, QUEUED, settle, transition } from './state.ts';

const ORDER = ['queued', 'ringing', 'in-progress'];
const rank = (state: CallState) => (isTerminal(state.status) ? 3 : ORDER.indexOf(state.status));

const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-02'), noInvalidDate: true });
const id = fc.uuid();
const ended = fc.record({
  id,
  at,
  type: fc.constant('ended' as const),
  outcome: fc.constantFrom(
    'completed' as const,
    'failed' as const,
    'no-answer' as const,
    'busy' as const,
    'canceled' as const,
  ),
  reason: fc.constantFrom('customer-ended-call', 'customer-busy'),
  cause: fc.constantFrom('NORMAL_CLEARING' as const, 'USER_BUSY' as const),
  seconds: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
});
const event: fc.Arbitrary<CarrierEvent> = fc.oneof(
  fc.record({ id, at, type: fc.constantFrom('ringing' as const, 'answered' as const) }),
  fc.record({
    id,
    at,
    type: fc.constant('speech' as const),
    speaker: fc.constant('agent' as const),
    text: fc.string(),
    startMs: fc.nat(),
    endMs: fc.nat(),
  }),
  ended,
);

test('over any order, loss and repetition of events a call only moves forward and its end is final', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = QUEUED;
      for (const next of events) {
        const after = transition(state, next);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(state));
        if (isTerminal(state.status)) expect(after).toEqual(state);
        state = after;
      }
      expect(isTerminal(state.status)).toBe(events.some((e) => e.type === 'ended'));
    }),
    { numRuns: 2000 },
  );
});

test('times never run backwards and duration is there exactly for answered calls', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), ended, (events, last) => {
      const state = [...events, last].reduce(transition, QUEUED);
      expect(state.endedAt).not.toBeNull();
      expect((state.startedAt as string) <= (state.endedAt as string)).toBe(true);
      if (state.answeredAt !== null) {
        expect((state.startedAt as string) <= state.answeredAt).toBe(true);
        expect(state.answeredAt <= (state.endedAt as string)).toBe(true);
        expect(state.duration).toBeGreaterThanOrEqual(1);
      } else {
        expect(state.duration).toBeNull();
        expect(state.status).not.toBe('completed');
      }
    }),
    { numRuns: 2000 },
  );
});

test('repeating every event changes nothing', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      const once = events.reduce(transition, QUEUED);
      const twice = events.flatMap((e) => [e, e]).reduce(transition, QUEUED);
      expect(twice).toEqual(once);
    }),
  );
});

test('a report ends a call as it was held, whatever was heard before it, in whatever order', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
  const speech = { type: 'speech', speaker: 'agent', text: 'Hello.', startMs: 0, endMs: 900 } as const;
  const end = { type: 'ended', outcome: 'completed', reason: 'customer-ended-call', cause: 'NORMAL_CLEARING' } as const;
  const heard: CarrierEvent[] = [
    { id: 'a', at: at(1), type: 'ringing' },
    { id: 'b', at: at(6), type: 'answered' },
    { id: 'c', at: at(8), ...speech },
    { id: 'd', at: at(41), ...end },
  ];
  const report = {
    answeredAt: at(5),
    ended: { ...end, at: at(40) },
    turns: [speech],
    forwardedTo: null,
    collected: {},
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...heard), { maxLength: 12 }), (events) => {
      const state = settle(events.reduce(transition, QUEUED), report);
      expect(state).toMatchObject({
        status: 'completed',
        answeredAt: at(5).toISOString(),
        endedAt: at(40).toISOString(),
        duration: 35,
        endedReason: 'customer-ended-call',
        hangupCause: 'NORMAL_CLEARING',
      });
      expect((state.startedAt as string) <= (state.answeredAt as string)).toBe(true);
      expect(settle(state, report)).toEqual(state);
    }),
  );
});

test('a report keeps how somebody ended the call, and measures what was spoken', () => {
  const report = {
    answeredAt: new Date('2026-11-22T12:00:05Z'),
    ended: {
      type: 'ended',
      at: new Date('2026-11-22T12:00:15Z'),
      outcome: 'canceled',
      reason: 'manually-canceled',
      cause: 'ORIGINATOR_CANCEL',
    } as const,
    turns: [{ speaker: 'agent', text: 'Hello.', startMs: 0, endMs: 900 } as const],
    forwardedTo: null,
    collected: {},
  };
  const hungUp: CarrierEvent = {
    id: 'x',
    at: new Date('2026-11-22T12:00:14Z'),
    type: 'ended',
    outcome: 'canceled',
    reason: 'hung-up-by-operator',
    cause: 'ORIGINATOR_CANCEL',
  };
  const state = settle(transition(QUEUED, hungUp), report);
  expect(state).toMatchObject({ status: 'canceled', endedReason: 'hung-up-by-operator', duration: 10 });
});

test('a call that was hung up here says so, whoever reports its end first', () => {
  const asked = { ...QUEUED, hangupAsked: true };
  const by = (reason: string, cause: 'ORIGINATOR_CANCEL' | 'NORMAL_CLEARING') =>
    ({ id: reason, at: new Date(), type: 'ended', outcome: 'canceled', reason, cause }) as const;
  const carriers = by('manually-canceled', 'ORIGINATOR_CANCEL');
  const ours = by(HUNG_UP, 'ORIGINATOR_CANCEL');
  expect([carriers, ours].reduce(transition, asked)).toMatchObject({ endedReason: HUNG_UP });
  expect([ours, carriers].reduce(transition, asked)).toMatchObject({ endedReason: HUNG_UP });
  expect(transition(QUEUED, carriers)).toMatchObject({ endedReason: 'manually-canceled' });
  const callers = by('customer-ended-call', 'NORMAL_CLEARING');
  expect([callers, ours].reduce(transition, asked)).toMatchObject({ endedReason: 'customer-ended-call' });
});
