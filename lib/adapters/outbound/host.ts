import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { reachOf } from './address.ts';
import type { OutboundSettings } from './env.ts';
import { OutboundFailed, OutboundRefused } from './port.ts';

type Found = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;
/** `dns.lookup` asked for all addresses: what tests replace with a resolver that lies. */
export type LookupAll = (host: string, options: LookupOptions & { all: true }, found: Found) => void;

export interface GuardOptions extends OutboundSettings {
  lookup?: LookupAll;
}

/** `[::1]` → `::1`, `localhost.` → `localhost`. */
export const plainHost = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The one judgement of where users may lead us: of an address, and as a `lookup` that refuses the wrong ones. */
export function hostGuard(options: GuardOptions) {
  const allowedHosts = new Set(options.allowedHosts.map((host) => plainHost(host.toLowerCase())));
  const resolve: LookupAll = options.lookup ?? systemLookup;
  const refusal = (host: string, address: string): OutboundRefused | null => {
    const reach = reachOf(address);
    if (reach === 'public' || (reach === 'loopback' && options.allowLoopback)) return null;
    if (allowedHosts.has(plainHost(host))) return null;
    return new OutboundRefused('the address is private, loopback or reserved');
  };
  const lookup = (
    host: string,
    wanted: LookupOptions,
    found: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host, { ...wanted, all: true }, (error, addresses) => {
      if (error) return found(error, []);
      const refused = addresses.map(({ address }) => refusal(host, address)).find(Boolean);
      const [first] = addresses;
      if (refused || !first) return found(refused ?? new OutboundFailed('the host name has no address'), []);
      return wanted.all ? found(null, addresses) : found(null, first.address, first.family);
    });
  };
  return { refusal, lookup };
}

/**
 * The address to connect to for a host that a user gave, for what does not speak HTTP. Whoever connects must connect to
 * this address and not look the name up again.
 * @throws {OutboundRefused | OutboundFailed}
 */
export function guardedAddress(options: GuardOptions): (host: string) => Promise<string> {
  const { refusal, lookup } = hostGuard(options);
  return async (named) => {
    const host = plainHost(named.toLowerCase());
    if (isIP(host)) {
      const refused = refusal(host, host);
      if (refused) throw refused;
      return host;
    }
    return new Promise((found, failed) => {
      lookup(host, {}, (error, address) => {
        if (!error) found(address as string);
        else failed(error instanceof OutboundRefused ? error : new OutboundFailed('the host name is not known'));
      });
    });
  };
}
