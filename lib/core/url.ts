import { z } from 'zod';

/**
 * The URL of something that a caller wants called: http or https, no user name or password in it, at most 2048
 * characters (reference: Kalem, "Post-Call Webhook"). Kept as written. Where it leads is checked when it is used
 * (`adapters/outbound`), because names change their addresses.
 */
export const usableUrl = z
  .string()
  .max(2048, 'must be at most 2048 characters')
  .refine((text) => problemOf(text) === null, { error: (issue) => problemOf(String(issue.input)) ?? 'is not usable' })
  .meta({ format: 'uri', example: 'https://partner.example.com/webhooks/kaicalls' });

function problemOf(text: string): string | null {
  // The parser drops tabs and newlines silently; what is stored should be what is called.
  if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) return 'must be a URL such as https://example.com/hook';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must be an http or https URL';
  if (url.username || url.password) return 'must not carry a user name or password';
  return null;
}

/** Headers that frame the message or belong to one connection (RFC 9110, 7.6.1): never a caller's to set. */
const FRAMING = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const header = z.object({
  key: z
    .string()
    .max(128)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be a header name')
    .refine((name) => !FRAMING.has(name.toLowerCase()), 'this header is not yours to set'),
  value: z
    .string()
    .max(4096)
    .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'must be a header value without line breaks'),
});

/** Headers that a caller wants on requests made for them, in the form of the Kalem reference: `[{key, value}]`. */
export const outboundHeaders = z.array(header).max(32);
export type OutboundHeaders = z.output<typeof outboundHeaders>;
