import { beforeAll, expect, test } from 'vitest';
import { carriersPort } from '#lib/adapters/carrier/port.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import type { Context } from '#lib/core/context.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';
import { advanceCall } from './advance.ts';
import { hangUp } from './hang-up.ts';

let account: Account;
let system: Context;

beforeAll(async () => {
  const instance = await testInstance();
  account = await instance.signUp('Smith Law Firm');
  system = systemContext(instance.ports, 'test', [account.business_id]);
});

async function underWay(): Promise<string> {
  const { body } = await account.api.post('/api/v1/calls', { agent_id: account.agent_id, to: '+15125550171' });
  await asOwner('update calls set attempted_at = now() where id = $1', [body.id]);
  await advanceCall(system, body.id, { id: `${body.id}:answered`, at: new Date(), type: 'answered' });
  return body.id;
}

/** A carrier that says how the call ended before it answers whoever asked it to hang up. */
function withQuickCarrier(reason: string, cause: 'ORIGINATOR_CANCEL' | 'NORMAL_CLEARING'): void {
  const carriers = system.ports.get(carriersPort);
  const { sandbox } = carriers;
  system.ports.plug(carriersPort, {
    ...carriers,
    sandbox: {
      ...sandbox,
      hangUp: async (ctx, { callId }) => {
        const ended = { id: `${callId}:ended`, at: new Date(), type: 'ended', outcome: 'canceled' } as const;
        await advanceCall(ctx, callId, { ...ended, reason, cause });
      },
    },
  });
}

test.each([
  ['manually-canceled', 'ORIGINATOR_CANCEL', 'hung-up-by-operator'],
  ['customer-ended-call', 'NORMAL_CLEARING', 'customer-ended-call'],
] as const)('of a call that is hung up, a carrier that reports %s at once', async (reason, cause, ended_reason) => {
  const id = await underWay();
  withQuickCarrier(reason, cause);
  expect(await hangUp(system, id)).toEqual({ id, status: 'completed' });
  expect((await account.api.get(`/api/v1/calls?id=${id}`)).body).toMatchObject({ status: 'completed', ended_reason });
});

test('a call that is over is not hung up, and nothing is noted of it', async () => {
  const id = await underWay();
  await advanceCall(system, id, {
    id: `${id}:ended`,
    at: new Date(),
    type: 'ended',
    outcome: 'completed',
    reason: 'customer-ended-call',
    cause: 'NORMAL_CLEARING',
  });
  await expect(hangUp(system, id)).rejects.toMatchObject({ code: 'invalid_request' });
  expect(await asOwner('select hangup_asked_at as at from calls where id = $1', [id])).toEqual([{ at: null }]);
});
