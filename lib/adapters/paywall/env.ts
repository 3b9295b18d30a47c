import { z } from 'zod';
import { isOn } from '#lib/core/settings.ts';

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address of 20 bytes in hex');

const settings = z.object({
  X402_PAY_TO: address,
  /** CAIP-2: `eip155:8453` is Base. */
  X402_NETWORK: z.string().regex(/^eip155:\d+$/, 'must be an EVM network, as eip155:8453'),
  X402_ASSET: address,
  X402_ASSET_NAME: z.string().min(1).default('USDC'),
  X402_ASSET_VERSION: z.string().min(1).default('2'),
  X402_PRICE: z.string().regex(/^[1-9]\d{0,30}$/, "must be a whole number of the token's smallest unit"),
  X402_FACILITATOR_URL: z.url({ protocol: /^https?$/ }),
});

export interface X402Settings {
  payTo: string;
  network: `eip155:${string}`;
  /** The contract of the token, with its name and version as holders sign for it (EIP-712). */
  asset: { address: string; name: string; version: string };
  /** In the token's smallest unit. */
  price: string;
  facilitatorUrl: string;
}

/** What signing up costs, or null: only `X402_ENABLED` switches it on, and then nothing may be missing. */
export function x402FromEnv(env: Readonly<Record<string, string | undefined>>): X402Settings | null {
  if (!isOn(env, 'X402_ENABLED')) return null;
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settings.parse(set);
  return {
    payTo: parsed.X402_PAY_TO,
    network: parsed.X402_NETWORK as X402Settings['network'],
    asset: { address: parsed.X402_ASSET, name: parsed.X402_ASSET_NAME, version: parsed.X402_ASSET_VERSION },
    price: parsed.X402_PRICE,
    facilitatorUrl: parsed.X402_FACILITATOR_URL,
  };
}
