import ipaddr from 'ipaddr.js';

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by number, but a cloud's own inside (Azure's wire server). */
const INSIDE_OUT = new Set(['168.63.129.16']);

export type Reach = 'public' | 'loopback' | 'inside';

/**
 * Where an address leads. Only globally routable unicast is `public`: private, link-local, carrier-grade NAT, reserved,
 * documentation, multicast and every transition range (mapped, 6to4, Teredo, NAT64) are `inside`, as is what cannot be
 * read. IPv4-mapped addresses count as their IPv4.
 */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'inside';
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (range !== 'unicast' || INSIDE_OUT.has(parsed.toString())) return 'inside';
  // The deprecated ::/96 (IPv4-compatible) passes as unicast by name; nothing outside 2000::/3 is allotted to anyone.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return 'inside';
  return 'public';
}
