import { findOrInstallPostgres15 } from './testing/postgres15.ts';
import { Steps } from './testing/steps.ts';

// Every test that asks a database, on PostgreSQL 15 made up as a Supabase project; or only those named:
//   npm run test:postgres15 -- lib/services/calls
const KAICALLS_TEST_POSTGRES = findOrInstallPostgres15();
if (!KAICALLS_TEST_POSTGRES) {
  throw new Error('Install PostgreSQL 15, or name the folder that holds its bin with KAICALLS_TEST_POSTGRES=…');
}
const named = process.argv.slice(2);
const all = ['lib/adapters/db', 'lib/adapters/auth', 'lib/services', 'lib/surfaces', 'scripts'];
await new Steps()
  .command(['vitest', 'run', ...(named.length > 0 ? named : all)], { env: { KAICALLS_TEST_POSTGRES } })
  .catch(() => {
    process.exitCode = 1;
  });
