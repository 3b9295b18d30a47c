import { z } from 'zod';
import { callApp } from '#lib/adapters/db/outside.ts';
import type { InboundText } from '#lib/adapters/messaging/port.ts';
import { job } from '#lib/core/job.ts';
import { receiveText } from './receive.ts';

/** Keeps a text that a network has posted to us, before it is answered. The same one again is not kept again. */
export async function keepText(network: string, text: InboundText): Promise<void> {
  await callApp('select app.keep_text($1, $2, $3)', [network, text.networkId, JSON.stringify(text)]);
}

/** Takes a kept text into its thread. One to a number that nobody here has is let go. */
export const takeInJob = job({
  name: 'messages.take-in',
  input: z.object({ network: z.string(), network_id: z.string() }),
  expireSeconds: 30,
  retryLimit: 10,
  concurrency: 20,
  async run(system, { network, network_id }) {
    const [kept] = await callApp<Kept>('select * from app.kept_text($1, $2)', [network, network_id]);
    if (!kept) return;
    const { received, agent_id, business_id } = kept;
    if (agent_id && business_id) {
      await receiveText({ ...system, businesses: [business_id] }, { ...received, agentId: agent_id });
    }
    await callApp('select app.drop_kept_text($1, $2)', [network, network_id]);
  },
});

interface Kept {
  received: InboundText;
  agent_id: string | null;
  business_id: string | null;
}
