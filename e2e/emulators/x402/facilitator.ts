import { type Hex, verifyTypedData } from 'viem';
import { EmulatorServer } from '#e2e/emulators/kit/server.ts';

interface Requirements {
  network: string;
  amount: string;
  asset: Hex;
  payTo: Hex;
  extra: { name: string; version: string };
}

interface Asked {
  paymentPayload: {
    payload: {
      signature: Hex;
      authorization: { from: Hex; to: Hex; value: string; validAfter: string; validBefore: string; nonce: Hex };
    };
  };
  paymentRequirements: Requirements;
}

const field = (name: string, type: string) => ({ name, type });
/** EIP-3009, as a holder of the token signs for it. */
const TRANSFER = [
  field('from', 'address'),
  field('to', 'address'),
  field('value', 'uint256'),
  field('validAfter', 'uint256'),
  field('validBefore', 'uint256'),
  field('nonce', 'bytes32'),
];

/** Why a payment is not good, by its signature and what it says; null where it is. */
async function fault(
  { paymentPayload, paymentRequirements }: Asked,
  spent: ReadonlySet<string>,
): Promise<string | null> {
  const { network, amount, asset, payTo, extra } = paymentRequirements;
  const { authorization, signature } = paymentPayload.payload;
  const signed = await verifyTypedData({
    address: authorization.from,
    domain: { ...extra, chainId: Number(network.split(':')[1]), verifyingContract: asset },
    types: { TransferWithAuthorization: TRANSFER },
    primaryType: 'TransferWithAuthorization',
    message: authorization,
    signature,
  }).catch(() => false);
  if (!signed) return 'invalid_exact_evm_payload_signature';
  if (authorization.value !== amount) return 'invalid_exact_evm_payload_authorization_value';
  if (authorization.to.toLowerCase() !== payTo.toLowerCase()) return 'invalid_exact_evm_payload_recipient_mismatch';
  if (Number(authorization.validBefore) * 1000 < Date.now())
    return 'invalid_exact_evm_payload_authorization_valid_before';
  return spent.has(authorization.nonce) ? 'nonce_already_used' : null;
}

/** A facilitator of x402 that checks signatures and moves no money: there is no chain behind it. */
export async function startFacilitator() {
  const spent = new Set<string>();
  /** What settling meets, for a test to set. */
  const mood = { poor: false, silent: false };
  const reply = (status: number, body: object) => ({ status, body });
  const server = new EmulatorServer({
    routes: {
      'POST /verify': async ({ body }) => {
        const asked = body as Asked;
        const reason = await fault(asked, spent);
        const { from } = asked.paymentPayload.payload.authorization;
        return reply(
          200,
          reason ? { isValid: false, invalidReason: reason, payer: from } : { isValid: true, payer: from },
        );
      },
      'POST /settle': async ({ body }) => {
        const asked = body as Asked;
        const { from, nonce } = asked.paymentPayload.payload.authorization;
        const { network } = asked.paymentRequirements;
        const reason = mood.poor ? 'insufficient_funds' : await fault(asked, spent);
        if (reason) return reply(200, { success: false, errorReason: reason, payer: from, transaction: '', network });
        spent.add(nonce);
        if (mood.silent) return reply(502, {});
        return reply(200, { success: true, payer: from, transaction: `0x${'ab'.repeat(32)}`, network });
      },
    },
    notFound: () => reply(404, { error: 'not found' }),
    refusal: (status, message) => ({ error: message, status }),
  });
  return { url: await server.listen(), spent, mood, requests: server.requests, close: () => server.close() };
}
