import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { scratchPostgres } from '#lib/adapters/db/embedded/scratch.ts';
import { migrate } from '#lib/adapters/db/migrate.ts';
import { ROOT } from './supervisor/settings.ts';

// Writes the types of the schema from a database that was migrated just now; with `--verify`, fails where the file in
// the repository differs from what it would write.
const postgres = await scratchPostgres();
try {
  const { host, port } = postgres;
  const client = new Client({ host, port, user: 'postgres', database: 'postgres' });
  await client.connect();
  await migrate(client, { dir: join(ROOT, 'supabase/migrations'), platform: true }).finally(() => client.end());
  const codegen = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/kysely-codegen/dist/cli/bin.js'), ...process.argv.slice(2)],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        DATABASE_ADMIN_URL: `postgresql://postgres@/postgres?host=${encodeURIComponent(host)}&port=${port}`,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [code] = await once(codegen, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await postgres.stop();
}
