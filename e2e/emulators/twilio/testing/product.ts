import { afterAll } from 'vitest';
import { openDoor } from '#e2e/emulators/kit/testing/door.ts';
import { startTwilioEmulator } from '#e2e/emulators/twilio/emulator.ts';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { messagingPort } from '#lib/adapters/messaging/port.ts';
import { type TwilioSettings, twilioFromEnv } from '#lib/adapters/messaging/twilio/env.ts';
import { twilioNetwork } from '#lib/adapters/messaging/twilio/network.ts';
import { sandboxTexts } from '#lib/services/sandbox/text-network.ts';
import { systemContext } from '#lib/surfaces/jobs/worker.ts';
import { type Account, eventually, testInstance } from '#lib/surfaces/testing/instance.ts';

export interface TextRow {
  id: string;
  channel: string;
  direction: string;
  status: string;
  body: string;
  purpose: string | null;
  error_code: string | null;
  network_id: string | null;
}

/** The product in this process, with a worker, whose texts go by an emulated Twilio that posts to it. */
export async function textingProduct() {
  const emulator = await startTwilioEmulator();
  const instance = await testInstance({ worker: true });
  const account: Account = await instance.signUp('Smith Law Firm');
  const door = await openDoor();
  door.leadTo(instance);
  const { url } = door;
  emulator.messages.inboundUrl = `${url}/api/callbacks/twilio/messages`;
  /** Connects the account, with settings that a test wants otherwise. */
  const connect = (more: Partial<TwilioSettings> = {}) => {
    const settings = { ...(twilioFromEnv(emulator.env) as TwilioSettings), timeoutMs: 500, ...more };
    instance.ports.plug(messagingPort, { live: twilioNetwork(settings, () => url), sandbox: sandboxTexts });
  };
  connect();
  afterAll(async () => {
    await emulator.settled();
    door.close();
    await emulator.close();
  });

  const rows = (phone: string) =>
    asOwner<TextRow>(
      'select id, channel, direction, status, body, purpose, error_code, network_id from messages where contact = $1 order by created_at',
      [phone],
    );
  return {
    emulator,
    instance,
    account,
    url,
    connect,
    rows,
    system: systemContext(instance.ports, 'test', [account.business_id]),
    send: (to: string, headers: Record<string, string> = {}, message = 'Until four.') =>
      account.api.post('/api/v1/sms/send', { to, from_agent_id: account.agent_id, message }, headers),
    /** Waits for the texts of a number to be so. */
    until: (phone: string, so: (rows: TextRow[]) => unknown) =>
      eventually(async () => {
        const found = await rows(phone);
        return so(found) ? found : null;
      }),
    /** As if the attempt had been so long ago. */
    age: (phone: string, by = '2 minutes') =>
      asOwner(
        'update messages set attempted_at = attempted_at - $2::interval, created_at = created_at - $2::interval where contact = $1',
        [phone, by],
      ),
    /** How often Twilio took a text to this number. */
    taken: (phone: string) => emulator.messages.sent.filter(({ to }) => to.endsWith(phone)).length,
  };
}
