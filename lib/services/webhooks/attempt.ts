import { type Outbound, OutboundFailed, OutboundRefused, type OutboundRequest } from '#lib/adapters/outbound/port.ts';
import { payloadOf } from './body.ts';
import type { Claimed } from './claim.ts';
import { discordMessage, isDiscord } from './discord.ts';
import type { RecordingLink } from './recording-link.ts';
import { signatureHeaders } from './signature.ts';

/** How much of an answer the log keeps (contract, "Webhooks"). */
const KEPT_BYTES = 2048;
const TIMEOUT_MS = 10_000;

/** How an attempt ended. Without `statusCode` there was no answer. */
export interface Outcome {
  statusCode: number | null;
  /** Why it does not count as delivered; null when it does. */
  error: string | null;
  answer: string | null;
  milliseconds: number;
  retryAfter: string | undefined;
}

/** The request of an attempt. `now`: milliseconds since 1970. */
export function requestOf(claimed: Claimed, linkTo: RecordingLink, now: number): OutboundRequest {
  const { url, method, event, target } = claimed;
  const payload = payloadOf(event, target, linkTo);
  const limits = { timeoutMs: TIMEOUT_MS, maxBytes: KEPT_BYTES };
  if (isDiscord(url)) {
    // Discord refuses headers that it does not know.
    const headers = { 'content-type': 'application/json' };
    return { url, method: 'POST', headers, body: JSON.stringify(discordMessage(payload)), ...limits };
  }
  const bodiless = method === 'GET';
  const body = bodiless ? '' : JSON.stringify(payload);
  const sentAt = Math.floor(now / 1000);
  const ours: Record<string, string> = {
    'user-agent': 'KaiCalls-Webhooks/1',
    'X-KaiCalls-Event': event.type,
    ...signatureHeaders(claimed.secrets, { id: claimed.eventId, sentAt, body }),
    ...(!bodiless && { 'content-type': 'application/json' }),
  };
  const taken = new Set(Object.keys(ours).map((name) => name.toLowerCase()));
  const theirs = claimed.headers.filter(({ key }) => !taken.has(key.toLowerCase()));
  const headers = { ...Object.fromEntries(theirs.map(({ key, value }) => [key, value])), ...ours };
  if (bodiless) return { url: withQuery(url, payload), method, headers, ...limits };
  return { url, method, headers, body, ...limits };
}

/** A GET has no body: it carries the few facts that name the call. */
function withQuery(url: string, payload: Record<string, unknown>): string {
  const named = new URL(url);
  for (const key of ['event', 'call_id', 'status', 'timestamp']) {
    if (payload[key] !== undefined) named.searchParams.set(key, String(payload[key]));
  }
  return named.href;
}

/** Sends once. What the receiver does wrong is an outcome, never a throw. */
export async function attempt(outbound: Outbound, request: OutboundRequest): Promise<Outcome> {
  const started = performance.now();
  try {
    const { status, body, headers, ms } = await outbound.send(request);
    return {
      statusCode: status,
      error: complaint(status),
      answer: body.replaceAll('\0', ''), // which Postgres does not store
      milliseconds: ms,
      retryAfter: headers['retry-after'],
    };
  } catch (error) {
    if (!(error instanceof OutboundFailed || error instanceof OutboundRefused)) throw error;
    const milliseconds = Math.round(performance.now() - started);
    return { statusCode: null, error: error.message, answer: null, milliseconds, retryAfter: undefined };
  }
}

function complaint(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `answered ${status}; redirects are not followed`;
  if (status === 410) return 'answered 410: the receiver wants no more of this';
  return `answered ${status}`;
}
