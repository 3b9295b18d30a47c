import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAuthKeys } from '#lib/adapters/auth/embedded/auth-keys.ts';
import type { Settings } from './settings.ts';

/** What the processes need to know and nobody else: from the environment, else made once and kept in the data directory. */
export function secretsOf({ env, dataDir }: Settings): Record<string, string> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const pepper = env.KAICALLS_KEY_PEPPER ?? kept(join(dataDir, 'key-pepper'));
  if (env.NEXT_PUBLIC_SUPABASE_URL) return { KAICALLS_KEY_PEPPER: pepper };
  const { publishableKey, secretKey } = loadAuthKeys(dataDir);
  return {
    KAICALLS_KEY_PEPPER: pepper,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: publishableKey,
    SUPABASE_SECRET_KEY: secretKey,
  };
}

/** A secret in a file of its owner's alone. It appears whole or not at all, and the first one stays. */
function kept(file: string): string {
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
  return readFileSync(file, 'utf8').trim();
}
