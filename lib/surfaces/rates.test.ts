import { expect, test } from 'vitest';
import type { AnyOperation, Rate } from '#lib/core/operation.ts';
import { CATALOG } from './catalog.ts';

const MINUTE = 60;
const HOUR = 3600;

/** The reference's table ("Rate Limits"), in its order, after what is ours. The first row that fits is the limit. */
const TABLE: readonly (readonly [method: string, path: RegExp, rate: Rate])[] = [
  ['GET', /^\/v1\/(calls|leads)\/export$/, { requests: 10, seconds: MINUTE }],
  ['POST', /^\/v1\/calls$/, { requests: 60, seconds: MINUTE }],
  ['POST', /^\/v1\/agents$/, { requests: 30, seconds: MINUTE }],
  ['PATCH', /^\/v1\/agents$/, { requests: 60, seconds: MINUTE }],
  ['POST', /^\/v1\/signup$/, { requests: 5, seconds: HOUR, per: 'address' }],
  ['POST', /^\/v1\/sms\/send$/, { requests: 60, seconds: MINUTE }],
  ['GET', /^\/v1\/analytics\//, { requests: 120, seconds: MINUTE }],
  ['GET', /^\/v1\/transcripts$/, { requests: 120, seconds: MINUTE }],
  ['GET', /./, { requests: 300, seconds: MINUTE }],
];

const rowOf = ({ method, path }: AnyOperation) =>
  TABLE.find(([m, pattern]) => m === method && pattern.test(path.replace(/^\/api/, '')));

test("every operation that the reference's table limits has that limit, and each row limits something", () => {
  const listed = CATALOG.filter((operation) => rowOf(operation));
  const limits = (rateOf: (operation: AnyOperation) => Rate | undefined) =>
    Object.fromEntries(listed.map((operation) => [operation.id, rateOf(operation)]));
  expect(limits(({ rate }) => ({ ...rate }))).toEqual(limits((operation) => rowOf(operation)?.[2]));
  expect(TABLE.filter((row) => !CATALOG.some((operation) => rowOf(operation) === row))).toEqual([]);
});
