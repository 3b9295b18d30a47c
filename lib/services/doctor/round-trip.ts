import { createHmac, timingSafeEqual } from 'node:crypto';
import { signatureHeaders, signatureHolds } from '#lib/services/webhooks/signature.ts';

export const ROUND_TRIP_PATH = '/api/callbacks/doctor';

/** A key of its own, so that what is signed here opens nothing else. */
const keyOf = (secret: string): string => createHmac('sha256', secret).update('doctor round trip').digest('base64');
const answerTo = (secret: string, nonce: string): string =>
  createHmac('sha256', keyOf(secret)).update(`answer ${nonce}`).digest('base64url');

/** A request to ourselves, signed like a vendor's webhook. */
export function roundTripRequest(secret: string, nonce: string): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({ nonce });
  const message = { id: nonce, sentAt: Math.floor(Date.now() / 1000), body };
  return { headers: { ...signatureHeaders([keyOf(secret)], message), 'content-type': 'application/json' }, body };
}

/** What whoever receives it answers; null when it is not from this installation, stale or altered. */
export function roundTripAnswer(secret: string, signature: string, body: string): string | null {
  if (!signatureHolds(keyOf(secret), signature, body)) return null;
  const { nonce } = JSON.parse(body) as { nonce: string };
  return answerTo(secret, nonce);
}

/** Whether the answer is of an installation with the same secret. */
export function roundTripHolds(secret: string, nonce: string, answer: unknown): boolean {
  const expected = Buffer.from(answerTo(secret, nonce));
  const given = Buffer.from(typeof answer === 'string' ? answer : '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
