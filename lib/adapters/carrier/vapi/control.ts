import type { Vapi as Dto } from '@vapi-ai/server-sdk';
import type { Vapi } from './client.ts';

export type ControlOrder =
  | { type: 'end-call' }
  | { type: 'say'; content: string }
  | { type: 'transfer'; destination: { type: 'number'; number: string } };

/**
 * Gives an order to a call that is under way, by the address that Vapi names for it. That address is read when it is
 * needed, kept nowhere and shown to nobody; our key goes to Vapi's own hosts only.
 */
export async function control(vapi: Vapi, call: Dto.Call, order: ControlOrder): Promise<void> {
  const url = call.monitor?.controlUrl;
  if (!url) throw new Error('Vapi names no control address for this call');
  if (!isVendors(new URL(url), new URL(vapi.settings.baseUrl))) throw new Error('a control address outside of Vapi');
  const answer = await vapi.fetch(url, { method: 'POST', body: order });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`Vapi answered a control order with ${answer.status}`);
}

const isVendors = (url: URL, base: URL): boolean =>
  url.protocol === base.protocol && (url.hostname === base.hostname || url.hostname.endsWith('.vapi.ai'));
