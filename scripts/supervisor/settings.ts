import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';

export const ROOT = join(import.meta.dirname, '../..');

const schema = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    KAICALLS_DATA_DIR: z.string().default('.data'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATABASE_URL: z.string().optional(),
    DATABASE_ADMIN_URL: z.string().optional(),
    DATABASE_AUTH_URL: z.string().optional(),
    NEXT_PUBLIC_SUPABASE_URL: z.url().optional(),
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().optional(),
    SUPABASE_SECRET_KEY: z.string().optional(),
    KAICALLS_KEY_PEPPER: z.string().min(16).optional(),
  })
  .refine((env) => !env.DATABASE_URL || env.DATABASE_ADMIN_URL, {
    error: 'DATABASE_ADMIN_URL is needed beside DATABASE_URL: it owns the tables and the job queue.',
  })
  .refine((env) => !env.DATABASE_URL || env.NEXT_PUBLIC_SUPABASE_URL || env.DATABASE_AUTH_URL, {
    error: 'With DATABASE_URL, set NEXT_PUBLIC_SUPABASE_URL, or DATABASE_AUTH_URL for the embedded auth server.',
  })
  .refine(
    (env) => !env.NEXT_PUBLIC_SUPABASE_URL || (env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY && env.SUPABASE_SECRET_KEY),
    { error: 'NEXT_PUBLIC_SUPABASE_URL needs NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY.' },
  );

export interface Settings {
  dev: boolean;
  host: string;
  port: number;
  /** Absolute. */
  dataDir: string;
  publicUrl: string;
  env: z.output<typeof schema>;
}

/** Reads `.env` where there is one, the environment, and `--dev`. @throws with one readable line per problem. */
export function readSettings(): Settings {
  const file = join(ROOT, '.env');
  if (existsSync(file)) loadEnvFile(file);
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
  const { success, data: env, error } = schema.safeParse(set);
  if (!success) throw new Error(z.prettifyError(error));
  const address = ['0.0.0.0', '::'].includes(env.HOST) ? 'localhost' : env.HOST;
  return {
    dev: process.argv.includes('--dev'),
    host: env.HOST,
    port: env.PORT,
    dataDir: resolve(env.KAICALLS_DATA_DIR),
    publicUrl:
      env.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${address.includes(':') ? `[${address}]` : address}:${env.PORT}`,
    env,
  };
}
