import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';
/** A multiple of three, so that base64 needs no padding and the masked tail tells secrets apart. */
const SECRET_BYTES = 30;
const TOLERANCE_SECONDS = 300;

/** `whsec_` and base64: the whole text is the key of `X-KaiCalls-Signature`, its decoded bytes that of Standard Webhooks. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** What may be shown of a secret afterwards (reference: `webhook_secret_masked`). */
export const maskedSecret = (secret: string): string => `...${secret.slice(-8)}`;

export interface Message {
  /** The event's id: the same at every attempt, so that a receiver can tell a repetition. */
  id: string;
  /** Seconds since 1970 of this attempt. */
  sentAt: number;
  /** The body exactly as sent. */
  body: string;
}

const reference = (secret: string, { sentAt, body }: Pick<Message, 'sentAt' | 'body'>): string =>
  createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex');

const standard = (secret: string, { id, sentAt, body }: Message): string =>
  createHmac('sha256', Buffer.from(secret.replace(PREFIX, ''), 'base64'))
    .update(`${id}.${sentAt}.${body}`)
    .digest('base64');

/**
 * The headers that prove a message: the reference's, and those of Standard Webhooks. `secrets` oldest first: after a
 * rotation each header carries both signatures, the new one last, because the reference's own verifier reads the last.
 * Without a secret the message is only named.
 */
export function signatureHeaders(secrets: readonly string[], message: Message): Record<string, string> {
  const named = { 'webhook-id': message.id, 'webhook-timestamp': String(message.sentAt) };
  if (secrets.length === 0) return named;
  return {
    'X-KaiCalls-Signature': [
      `t=${message.sentAt}`,
      ...secrets.map((secret) => `v1=${reference(secret, message)}`),
    ].join(','),
    ...named,
    'webhook-signature': secrets.map((secret) => `v1,${standard(secret, message)}`).join(' '),
  };
}

/**
 * What a receiver does with `X-KaiCalls-Signature`: true when one of its signatures is of this secret and body, and its
 * time within `toleranceSeconds` of now (milliseconds since 1970). Never throws.
 */
export function signatureHolds(
  secret: string,
  header: string,
  body: string,
  { toleranceSeconds = TOLERANCE_SECONDS, now = Date.now() } = {},
): boolean {
  const parts = header.split(',').map((part): [string, string] => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  const sentAt = Number(parts.find(([name]) => name === 't')?.[1] || Number.NaN);
  if (!secret || !(Math.abs(now / 1000 - sentAt) <= toleranceSeconds)) return false;
  const expected = Buffer.from(reference(secret, { sentAt, body }));
  return parts.some(([name, value]) => {
    const given = Buffer.from(value);
    return name === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
