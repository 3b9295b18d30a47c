import { parseArgs } from 'node:util';
import { startPostgres } from '#lib/adapters/db/embedded/launcher.ts';
import { closePool } from '#lib/adapters/db/pool.ts';
import { Ports } from '#lib/core/port.ts';
import { halfConfigured } from '#lib/core/settings.ts';
import { ENVIRONMENT } from '#lib/services/doctor/environment.ts';
import type { Finding } from '#lib/services/doctor/schema.ts';
import { examine, look, patientOf } from '#lib/services/doctor/service.ts';
import { composedPorts } from '#lib/surfaces/compose.ts';
import { environmentOf } from './supervisor/environment.ts';
import { readSettings } from './supervisor/settings.ts';

// Looks at this installation, beside the running product, and says what to do about each finding:
//   npm run doctor             in words; ends with 1 where something fails
//   npm run doctor -- --json   for programs
// Secrets are never printed: variables are named, not shown.

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const settings = readSettings();
const { dataDir, publicUrl } = settings;

/** The embedded database is running beside us, or is started for as long as we look. */
const embedded = settings.env.DATABASE_URL ? undefined : await startPostgres({ dataDir });
const url = (user: string) =>
  embedded && `postgresql://${user}@/postgres?host=${encodeURIComponent(embedded.host)}&port=${embedded.port}`;
const addresses = {
  DATABASE_URL: url('kaicalls_app') ?? settings.env.DATABASE_URL ?? '',
  DATABASE_ADMIN_URL: url('postgres') ?? settings.env.DATABASE_ADMIN_URL ?? '',
};

async function findings(): Promise<Finding[]> {
  const given = { ...process.env };
  if (halfConfigured(given).length > 0) {
    // Nothing starts like this, and so nothing else can be looked at.
    const patient = { env: given, dataDir, publicUrl, ports: new Ports() };
    return Promise.all(ENVIRONMENT.map((check) => look(check, patient)));
  }
  Object.assign(process.env, environmentOf(settings, addresses).worker);
  delete process.env.DATABASE_AUTH_URL;
  const found = await examine(patientOf(composedPorts()));
  await closePool();
  return found;
}

const MARKS: Record<Finding['outcome'], string> = { ok: '✓', warn: '!', fail: '✗', skip: '–' };

try {
  const found = await findings();
  const failed = found.filter(({ outcome }) => outcome === 'fail').length;
  if (values.json) console.log(JSON.stringify({ findings: found }, null, 2));
  else {
    for (const { outcome, title, said, fix } of found) {
      console.log(`${MARKS[outcome]} ${title}: ${said}${fix ? `\n    ${fix}` : ''}`);
    }
    console.log(failed === 0 ? '\nNothing fails.' : `\n${failed} of ${found.length} fail.`);
  }
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  if (embedded && !embedded.adopted) await embedded.stop();
}
process.exit();
