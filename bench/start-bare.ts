import { freePort } from '#scripts/testing/free-port.ts';
import type { Instance } from './instance.ts';
import type { Program } from './program.ts';

/** Starts the server that the product is measured against. */
export async function startBare(instance: Instance): Promise<{ url: string; program: Program }> {
  const port = await freePort();
  const program = await instance.run('bench/bare-server.ts', { BARE_PORT: String(port) });
  return { url: `http://127.0.0.1:${port}`, program };
}
