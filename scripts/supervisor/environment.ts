import { join } from 'node:path';
import type { DatabaseAddresses } from './database.ts';
import { secretsOf } from './secrets.ts';
import type { Settings } from './settings.ts';

type Environment = Record<string, string | undefined>;

/** What the processes are told beside the environment that we were started with. */
export function environmentOf(
  settings: Settings,
  addresses: DatabaseAddresses,
): { web: Environment; worker: Environment } {
  const { DATABASE_AUTH_URL, ...open } = addresses;
  const worker = {
    ...open,
    ...secretsOf(settings),
    // The embedded auth server is the web process's alone.
    DATABASE_AUTH_URL: undefined,
    PUBLIC_URL: settings.publicUrl,
    HOST: settings.host,
    PORT: String(settings.port),
    KAICALLS_DATA_DIR: settings.dataDir,
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Halves what loading our modules takes.
    NODE_COMPILE_CACHE: join(settings.dataDir, 'compile-cache'),
  };
  const inside = DATABASE_AUTH_URL ? insideAddress(settings) : undefined;
  return { worker, web: { ...worker, DATABASE_AUTH_URL, KAICALLS_INTERNAL_URL: inside } };
}

/** Where our own processes reach the web server, whatever its public address. */
function insideAddress({ host, port }: Settings): string {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
