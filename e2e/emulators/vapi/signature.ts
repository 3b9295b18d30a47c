import { createHmac } from 'node:crypto';

/** The headers that an HMAC credential of Vapi's adds: sha256, hex, over `{timestamp}.{body}`. */
export function signed(body: string, secret: string, timestamp = Date.now()): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-timestamp': String(timestamp), 'x-signature': signature };
}
