import { isIPv4 } from 'node:net';
import { CarrierRefused, type CarrierTrunk, type TrunkSettings } from '#lib/adapters/carrier/port.ts';
import { orRefused } from './answers.ts';
import { serverOf } from './assistant.ts';
import { setupOf } from './assistants.ts';
import type { Vapi } from './client.ts';
import { marked } from './marks.ts';
import { detachNumber } from './numbers.ts';

const NAME_LENGTH = 40;

/**
 * A trunk at Vapi is a credential, which the SDK does not know, and a number of one's own that calls are placed from.
 * When the number cannot be made, the credential is taken away again.
 */
export async function createTrunk(vapi: Vapi, trunk: TrunkSettings): Promise<CarrierTrunk> {
  const { id: credentialId } = await credential(vapi, trunk, 'POST', '/credential');
  try {
    const carrierNumberId = await orRefused(async () => {
      const { phoneNumbers } = await vapi.client();
      return (await phoneNumbers.create({ provider: 'byo-phone-number', credentialId, ...numberOf(vapi, trunk) })).id;
    });
    return { credentialId, carrierNumberId };
  } catch (error) {
    // The answer may have been lost, and not the number.
    for (const id of (await numbersOf(vapi)).get(credentialId) ?? []) await detachNumber(vapi, id);
    await deleteTrunk(vapi, credentialId);
    throw error;
  }
}

const MOST_LISTED = 1000;

/** The carrier's names for the numbers that hang on credentials, by credential. */
export async function numbersOf(vapi: Vapi): Promise<Map<string, string[]>> {
  const { phoneNumbers } = await vapi.client();
  const listed = await phoneNumbers.list({ limit: MOST_LISTED });
  const hanging = listed.flatMap((number) =>
    'credentialId' in number && number.credentialId ? [{ id: number.id, on: number.credentialId }] : [],
  );
  const by = Map.groupBy(hanging, ({ on }) => on);
  return new Map([...by].map(([on, numbers]) => [on, numbers.map(({ id }) => id)]));
}

export async function updateTrunk(vapi: Vapi, made: CarrierTrunk, trunk: TrunkSettings): Promise<void> {
  await credential(vapi, trunk, 'PATCH', `/credential/${made.credentialId}`);
  await orRefused(async () => {
    const { phoneNumbers } = await vapi.client();
    await phoneNumbers.update({
      id: made.carrierNumberId,
      body: { provider: 'byo-phone-number', ...numberOf(vapi, trunk) },
    });
  });
}

const numberOf = (vapi: Vapi, { name, callerId }: TrunkSettings) => ({
  name: name.slice(0, NAME_LENGTH),
  ...(callerId ? { number: callerId, numberE164CheckEnabled: false } : {}),
  server: serverOf(setupOf(vapi)),
});

/** Calls come in only from an address: a gateway that is named by a host only takes calls. */
const credentialOf = ({ settings }: Vapi, { name, host, port, transport, username, password }: TrunkSettings) => ({
  provider: 'byo-sip-trunk',
  name: marked(settings.instance, name, NAME_LENGTH),
  gateways: [
    {
      ip: host,
      port,
      ...(isIPv4(host) ? { netmask: 32 } : {}),
      inboundEnabled: isIPv4(host),
      outboundEnabled: true,
      outboundProtocol: transport,
    },
  ],
  outboundLeadingPlusEnabled: true,
  ...(username ? { outboundAuthenticationPlan: { authUsername: username, authPassword: password ?? '' } } : {}),
});

/** @throws CarrierRefused for what the carrier does not take; its words never hold the password. */
async function credential(
  vapi: Vapi,
  trunk: TrunkSettings,
  method: 'POST' | 'PATCH',
  path: string,
): Promise<{ id: string }> {
  const answer = await vapi.fetch(path, { method, body: credentialOf(vapi, trunk) });
  const body = (await answer.json().catch(() => ({}))) as { id?: string; message?: string | string[] };
  if (answer.ok && body.id) return { id: body.id };
  if (answer.ok || answer.status >= 500 || answer.status === 429) {
    throw new Error(`the carrier answered ${answer.status} to a trunk`);
  }
  const said = [body.message ?? `It answered ${answer.status}.`].flat().join('; ');
  throw new CarrierRefused(trunk.password ? said.replaceAll(trunk.password, '…') : said);
}

export async function deleteTrunk(vapi: Vapi, id: string): Promise<void> {
  const { status } = await vapi.fetch(`/credential/${id}`, { method: 'DELETE' });
  if (status >= 400 && status !== 404) throw new Error(`the carrier answered ${status} to the end of a trunk`);
}
