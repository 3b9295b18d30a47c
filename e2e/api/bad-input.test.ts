import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyOperation } from '#lib/core/operation.ts';
import { call, type Document, operations, parametersOf, Refusal, readDocument } from './parameters.ts';
import { stored } from './stored.ts';
import { fullTenant, type Tenant } from './tenant.ts';
import { idsOf, validInput } from './values.ts';
import { wrongValues } from './wrong-values.ts';

let document: Document;
let tenant: Tenant;
let before: Awaited<ReturnType<typeof stored>>;
let asked = 0;
beforeAll(async () => {
  document = await readDocument();
  tenant = await fullTenant('Bloom', '212');
  before = await stored(tenant.ids.business);
});

/** The least input that this operation accepts. */
function plain(operation: AnyOperation): Record<string, unknown> {
  const inputs = validInput(document, operation, { ids: idsOf(tenant), hook: tenant.hook, only: 'required' });
  return fc.sample(inputs, { seed: 1, numRuns: 1 })[0] ?? {};
}

async function expectRefused(operation: AnyOperation, input: Record<string, unknown>, name: string): Promise<void> {
  const reply = await call(tenant.as(operation), operation, input);
  asked += 1;
  const shown = JSON.stringify(input[name])?.slice(0, 80);
  expect(reply.status, `${operation.id} ${name}=${shown}: ${reply.text.slice(0, 300)}`).toBe(400);
  const { error } = Refusal.parse(reply.body);
  expect(['invalid_request', 'validation_error']).toContain(error.code);
  // What is refused is named, so that whoever sent it can mend it.
  expect(`${error.message} ${JSON.stringify(error.details)}`, `${operation.id} ${name}=${shown}`).toContain(name);
}

describe('input that is wrong in type, range, length, format or choice is refused, and changes nothing', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    const good = plain(operation);
    for (const parameter of parametersOf(document, operation)) {
      const { name, required } = parameter;
      for (const value of wrongValues(document, operation, parameter))
        await expectRefused(operation, { ...good, [name]: value }, name);
      // Without the parameter that chooses it, another operation answers.
      if (required && operation.by !== name) {
        const { [name]: _left, ...rest } = good;
        await expectRefused(operation, rest, name);
      }
    }
    const was = before;
    before = await stored(tenant.ids.business);
    expect(before).toEqual(was);
  });

  test('enough was asked for this to mean something', () => {
    console.log(`${asked} wrong inputs, all refused`);
    expect(asked).toBeGreaterThan(1000);
  });
});
