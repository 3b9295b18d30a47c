import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cardBody, customerBody, invoiceBody, sessionBody, subscriptionBody } from './bodies.ts';
import { StripeEvents } from './events.ts';

const FIXTURES = join(import.meta.dirname, '../../../../shared/specs/stripe/fixtures3.json');
const there = existsSync(FIXTURES);
if (!there) console.log('Skipped: the official fixtures of Stripe are not beside this checkout.');

type Json = { [field: string]: unknown };

/** Fields that the official fixture of an object does not have, or has as something else. An example may hold nothing. */
function strange(ours: unknown, official: unknown, path: string): string[] {
  if (ours === null || official === null || official === undefined) return [];
  if (Array.isArray(ours)) return Array.isArray(official) ? strange(ours[0] ?? null, official[0], `${path}[]`) : [path];
  if (typeof ours !== 'object') return typeof ours === typeof official ? [] : [`${path} is no ${typeof ours}`];
  if (path.endsWith('metadata')) return [];
  return Object.entries(ours).flatMap(([field, value]) =>
    field in (official as Json)
      ? strange(value, (official as Json)[field], `${path}.${field}`)
      : [`${path}.${field} is not there`],
  );
}

describe.runIf(there)('what the emulator answers has the fields of the official fixtures, of their types', () => {
  const { resources } = there ? (JSON.parse(readFileSync(FIXTURES, 'utf8')) as { resources: Json }) : { resources: {} };
  const subscription = subscriptionBody(
    { customer: 'cus_1', prices: [{ price: 'price_1', quantity: 1 }], trialEnd: 2 },
    1,
  );
  const invoice = invoiceBody(subscription, { status: 'paid', total: 1, created: 1, page: 'http://127.0.0.1' });
  const event = new StripeEvents(() => 1).snapshotBody('invoice.paid', {});

  test.each([
    ['customer', customerBody({ email: 'a@example.com', name: 'A', metadata: {} }, 1)],
    ['payment_method', cardBody('cus_1', 1)],
    ['subscription', subscription],
    ['subscription_item', subscription.items.data[0]],
    ['invoice', invoice],
    ['checkout.session', sessionBody({ customer: 'cus_1', mode: 'setup', success_url: 'http://127.0.0.1/' }, 1, '')],
    ['event', JSON.parse(event)],
  ])('%s', (name, body) => {
    expect(strange(body, resources[name], name)).toEqual([]);
  });

  test('and a field that moved away is seen', () => {
    expect(strange({ current_period_end: 1 }, resources.subscription, 'subscription')).toHaveLength(1);
    expect(strange({ current_period_end: '1' }, resources.subscription_item, 'item')).toHaveLength(1);
  });
});
