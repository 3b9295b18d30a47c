import { resolve } from 'node:path';
import { port } from '#lib/core/port.ts';

/** What this installation was started with, as far as its owner should know it. Holds no address and no secret. */
export interface Installation {
  /** True where a mail server sends; else mails lie in the outbox folder. */
  mailServer: boolean;
  /** Where recordings lie: this machine's disk, or a bucket of the configured project. */
  storage: 'disk' | 'supabase';
  auth: 'embedded' | 'supabase';
  database: 'embedded' | 'own';
}

export const installationPort = port<Installation>('installation');

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads it from the environment, which the start script completes on the embedded default. */
export function installationOf(env: Environment): Installation {
  const set = (name: string) => Boolean(env[name]?.trim());
  return {
    mailServer: set('SMTP_URL'),
    storage: set('SUPABASE_STORAGE_BUCKET') ? 'supabase' : 'disk',
    auth: set('NEXT_PUBLIC_SUPABASE_URL') ? 'supabase' : 'embedded',
    database: isEmbedded(env) ? 'embedded' : 'own',
  };
}

/** The embedded Postgres listens on a socket inside the data directory, and nowhere else. */
function isEmbedded(env: Environment): boolean {
  const dataDir = resolve(/* turbopackIgnore: true */ env.KAICALLS_DATA_DIR ?? '.data');
  return decodeURIComponent(env.DATABASE_URL ?? '').includes(`host=${dataDir}/`);
}
