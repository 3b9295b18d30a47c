import { z } from 'zod';
import { isOwnMachine } from '#lib/core/public-url.ts';

const settings = z.object({
  /** Names or addresses that may be called wherever they lead: `hooks.internal,10.0.0.7`. */
  OUTBOUND_ALLOWED_HOSTS: z.string().optional(),
  OUTBOUND_ALLOW_LOOPBACK: z.stringbool().optional(),
});

export interface OutboundSettings {
  allowLoopback: boolean;
  allowedHosts: readonly string[];
}

/**
 * Reads the environment. On the embedded default loopback is allowed, so that a first try on one machine works; but not
 * where others reach it: they would be led to whatever else listens there.
 * @throws {z.ZodError} when OUTBOUND_ALLOW_LOOPBACK is neither true nor false.
 */
export function outboundSettings(
  env: Record<string, string | undefined>,
  { embedded, publicUrl }: { embedded: boolean; publicUrl: string },
): OutboundSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const { OUTBOUND_ALLOWED_HOSTS = '', OUTBOUND_ALLOW_LOOPBACK = embedded && isOwnMachine(publicUrl) } =
    settings.parse(set);
  const allowedHosts = OUTBOUND_ALLOWED_HOSTS.split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  return { allowLoopback: OUTBOUND_ALLOW_LOOPBACK, allowedHosts };
}
