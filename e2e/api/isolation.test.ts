import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AnyOperation } from '#lib/core/operation.ts';
import {
  call,
  type Document,
  kindOf,
  operations,
  type Parameter,
  parametersOf,
  Refusal,
  readDocument,
  taken,
  withoutRequestId,
} from './parameters.ts';
import { eventually } from './product.ts';
import { stored } from './stored.ts';
import { fullTenant, type Tenant } from './tenant.ts';
import { idsOf, validInput } from './values.ts';

let document: Document;
let ours: Tenant;
let theirs: Tenant;
let before: Awaited<ReturnType<typeof stored>>;
beforeAll(async () => {
  document = await readDocument();
  ours = await fullTenant('Ourson', '312');
  theirs = await fullTenant('Theirwell', '415');
  before = await stored(ours.ids.business, theirs.ids.business);
});

const plain = (operation: AnyOperation): Record<string, unknown> =>
  fc.sample(validInput(document, operation, { ids: idsOf(ours), hook: ours.hook, only: 'required' }), {
    seed: 1,
    numRuns: 1,
  })[0] ?? {};

/** Whatever of theirs an answer could give away. */
const traces = (): string[] => [...Object.values(theirs.ids), ...theirs.marks];

function expectNothingOf(text: string, sent: readonly string[], what: string): void {
  for (const trace of traces()) {
    if (!sent.includes(trace)) expect(text.includes(trace), `${what} tells ${trace}`).toBe(false);
  }
}

describe("another tenant's ids answer as ids that nobody has, and nothing of theirs changes", () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    for (const parameter of parametersOf(document, operation)) {
      const kind = kindOf(operation, parameter);
      if (kind) await expectUnknown(operation, parameter, theirs.ids[kind]);
    }
    const was = before;
    before = await stored(ours.ids.business, theirs.ids.business);
    expect(before).toEqual(was);
  });

  async function expectUnknown(operation: AnyOperation, parameter: Parameter, foreign: string): Promise<void> {
    const { name, required } = parameter;
    const what = `${operation.id} ${name}`;
    const withId = (id: string) =>
      call(ours.as(operation), operation, { ...plain(operation), [name]: taken(parameter, id) });
    const reply = await withId(foreign);
    const nobodys = await withId(randomUUID());
    expect(withoutRequestId(reply), what).toBe(withoutRequestId(nobodys));
    expectNothingOf(reply.text, [foreign], what);
    // A business is named outright, whatever the parameter is called.
    if (kindOf(operation, parameter) === 'business') {
      expect(reply.status, what).toBe(403);
    } else if (required || operation.by === name || operation.method !== 'GET') {
      expect(reply.status, `${what} ${reply.text}`).toBe(404);
    } else {
      expect([200, 404], what).toContain(reply.status); // a filter that finds nothing
    }
    if (reply.status !== 200) Refusal.parse(reply.body);
  }
});

test('every resource has something to be found, so that silence means something', async () => {
  const silent: string[] = [];
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    // Of the log, all: asking for it writes it too.
    const input = operation.id === 'account.usage' ? { limit: 500 } : ownInput(operation);
    const tells = async () => {
      const { text } = await call(theirs.as(operation), operation, input);
      return traces().some((trace) => text.includes(trace));
    };
    // The usage log is written now and then.
    const found = operation.id === 'account.usage' ? await eventually(tells) : await tells();
    if (!found) silent.push(operation.id);
  }
  // Counts and steps name nobody; there is no sample, and no deletion under way.
  expect(silent).toEqual([
    'sample.get',
    'businesses.deletion.get',
    'start.get',
    'numbers.available',
    'leads.count',
    'analytics.calls',
    'analytics.funnel',
    'billing.invoices',
    'compliance.requirements',
    'doctor.read',
  ]);
});

const ownInput = (operation: AnyOperation): Record<string, unknown> => {
  const inputs = validInput(document, operation, { ids: idsOf(theirs), hook: theirs.hook, only: 'required' });
  return fc.sample(inputs, { seed: 1, numRuns: 1 })[0] ?? {};
};

describe('what one tenant reads holds nothing of another', () => {
  const readers = operations.filter(({ method }) => method === 'GET');
  test.each(readers.map((operation) => [operation.id, operation] as const))('%s', async (_id, operation) => {
    const reply = await call(ours.as(operation), operation, plain(operation));
    expect(reply.status, reply.text).toBe(200);
    expectNothingOf(reply.text, [], operation.id);
  });

  test('not by searching either', async () => {
    const [list] = operations.filter(({ id }) => id === 'calls.list');
    for (const search of [...theirs.marks, theirs.ids.call]) {
      if (!list || search.length > 200) continue;
      const { text } = await call(ours.key, list, { search });
      expectNothingOf(text, [search], `search ${search}`);
    }
  });
});
