import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How many proxies of our own stand in front. On Vercel the platform itself writes the one address. */
export function trustedProxies(env: NodeJS.ProcessEnv = process.env): number {
  return Number(env.TRUSTED_PROXIES ?? (env.VERCEL ? 1 : 0));
}

/**
 * The caller's address: the connection's, or with trusted proxies the n-th from the right of `X-Forwarded-For`, which
 * the outermost of them wrote. What stands further left is the caller's word, and ignored.
 */
export function clientAddress(
  forwardedFor: string | null,
  connection: string | undefined,
  proxies: number,
): string | null {
  const named = proxies > 0 ? forwardedFor?.split(',').at(-proxies)?.trim() : undefined;
  return normalised(named) ?? normalised(connection) ?? null;
}

/** What shares one limit: an IPv4 address, or the /64 that one IPv6 customer has whole. */
export function addressBlock(address: string | null): string {
  if (address === null) return 'unknown';
  if (isIPv4(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}

function normalised(text: string | undefined): string | undefined {
  if (!text || isIPv4(text)) return text;
  if (!ipaddr.isValid(text)) return undefined;
  return ipaddr.process(text).toString();
}
