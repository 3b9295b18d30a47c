import ipaddr from 'ipaddr.js';

/**
 * The caller's address: the connection's, or with `TRUSTED_PROXIES=n` the n-th from the right of `X-Forwarded-For`,
 * which the outermost of our own proxies wrote. What stands further left is the caller's word, and ignored.
 */
export function clientAddress(forwardedFor: string | null, connection: string | undefined): string | null {
  const proxies = trustedProxies();
  const named = proxies > 0 ? forwardedFor?.split(',').at(-proxies)?.trim() : undefined;
  return normalised(named) ?? normalised(connection) ?? null;
}

/** What shares one limit: an IPv4 address, or the /64 that one IPv6 customer has whole. */
export function addressBlock(address: string | null): string {
  if (address === null) return 'unknown';
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv4') return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}

/** On Vercel the platform itself writes the header, and only one address into it. */
function trustedProxies(): number {
  return Number(process.env.TRUSTED_PROXIES ?? (process.env.VERCEL ? 1 : 0));
}

function normalised(text: string | undefined): string | undefined {
  if (!text || !ipaddr.isValid(text)) return undefined;
  return ipaddr.process(text).toString();
}
