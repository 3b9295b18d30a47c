import { afterAll } from 'vitest';
import type { Chaos } from '#e2e/emulators/kit/chaos.ts';
import { openDoor } from '#e2e/emulators/kit/testing/door.ts';
import { startVapiEmulator, type VapiOptions } from '#e2e/emulators/vapi/emulator.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { askForSilentCalls } from '#lib/services/calls/reconcile.ts';
import { closeOverdueCalls } from '#lib/services/calls/watchdog.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, type Reply, testInstance } from '#lib/surfaces/testing/instance.ts';

/** The product in this process, with a worker, whose calls an emulated Vapi holds: it rings, speaks and reports. */
export async function calledProduct(options: VapiOptions & { patience?: number } = {}) {
  const { patience = 0.02, ...emulated } = options;
  const vapi = await startVapiEmulator({ pace: 200, concurrency: 100, ...emulated });
  const door = await openDoor();
  const publicUrl = door.url;
  Object.assign(process.env, vapi.env, { PUBLIC_URL: publicUrl, VAPI_PATIENCE: String(patience) });
  const instance = await testInstance({ worker: true });
  door.leadTo(instance);
  afterAll(async () => {
    await vapi.settled();
    door.close();
    await vapi.close();
  });

  const call = async (account: Account, id: string): Promise<Reply['body']> =>
    (await account.api.get(`/api/v1/calls?id=${id}&include=transcript`)).body;
  return {
    instance,
    vapi,
    publicUrl,
    hookUrl: `${publicUrl}/api/callbacks/vapi`,
    call,
    setChaos(chaos: Chaos) {
      vapi.server.chaos = vapi.webhooks.chaos = chaos;
    },
    /** The call once it is over, concluded, and its recording there or known to be none. */
    concluded: (account: Account, id: string, within = 20_000) =>
      eventually(async () => {
        const body = await call(account, id);
        return body.concluded_at !== null && body.recording !== 'pending' && body;
      }, within),
    /** Our call of one at Vapi. */
    ours: (account: Account, carrierCallId: string) =>
      eventually(async () => {
        const [row] = await asOwner<{ id: string }>('select id from calls where carrier_call_id = $1', [carrierCallId]);
        return row && call(account, row.id);
      }),
    place: (account: Account, to: string, more: object = {}): Promise<Reply> =>
      account.api.post('/api/v1/calls', { agent_id: account.agent_id, to, ...more }),
    /** One walk of the rounds that look after calls. */
    async lookAfter() {
      await askForSilentCalls(systemContext(instance.ports, 'test', []));
      await closeOverdueCalls(systemContext(instance.ports, 'test', []));
    },
  };
}
