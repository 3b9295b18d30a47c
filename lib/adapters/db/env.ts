import { z } from 'zod';

/** `DATABASE_URL` logs in as the role that owns nothing; `DATABASE_ADMIN_URL` owns the tables (migrations, the job queue). */
const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(12),
});

export function databaseEnv(env: NodeJS.ProcessEnv = process.env) {
  return schema.parse(env);
}
