import { callApp } from '#lib/adapters/db/outside.ts';
import type { Context } from '#lib/core/context.ts';
import type { Ports } from '#lib/core/port.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import type { Check, Patient } from './check.ts';
import { DATABASE } from './database.ts';
import { ENVIRONMENT } from './environment.ts';
import { REACH } from './reach.ts';
import type { Examination, Finding } from './schema.ts';
import { VENDORS } from './vendors.ts';
import { workerCheck } from './worker.ts';

/** Everything that is looked at, in the order in which it is told. */
export const CHECKS: readonly Check[] = [...ENVIRONMENT, ...DATABASE, workerCheck, ...REACH, ...VENDORS];

export const patientOf = (ports: Ports, env: NodeJS.ProcessEnv = process.env): Patient => ({
  env,
  dataDir: env.KAICALLS_DATA_DIR ?? '.data',
  publicUrl: ports.get(publicUrlPort)(),
  ports,
});

/** Looks at everything at once. Never throws: what cannot be looked at is a finding. */
export function examine(patient: Patient): Promise<Finding[]> {
  return Promise.all(CHECKS.map((check) => look(check, patient)));
}

export async function look({ id, title, run }: Check, patient: Patient): Promise<Finding> {
  try {
    const { outcome, said, fix = null } = await run(patient);
    return { id, title, outcome, said, fix };
  } catch {
    // The error may quote an address or a password; what comes before it in this list tells why.
    return { id, title, outcome: 'fail', said: 'It could not be looked at.', fix: 'Mend what fails above first.' };
  }
}

/** Examines this installation and keeps what was found, for whoever asks next. */
export async function runExamination(ctx: Context): Promise<Examination> {
  const findings = await examine(patientOf(ctx.ports));
  const kept = findings.map(({ id, outcome, said, fix }) => ({ id, outcome, said, fix }));
  await callApp('select app.keep_findings($1)', [JSON.stringify(kept)]);
  return lastExamination();
}

type Kept = Pick<Finding, 'id' | 'outcome' | 'said' | 'fix'> & { ran_at: string };

/** What was found when the doctor was last asked, by whomever. */
export async function lastExamination(): Promise<Examination> {
  const rows = await callApp<Kept>('select id, outcome, said, fix, app.iso(ran_at) as ran_at from app.kept_findings()');
  const kept = new Map(rows.map((row) => [row.id, row]));
  const found = CHECKS.flatMap(({ id, title }) => {
    const row = kept.get(id);
    return row
      ? [{ ran_at: row.ran_at, finding: { id, title, outcome: row.outcome, said: row.said, fix: row.fix } }]
      : [];
  });
  return {
    ran_at:
      found
        .map(({ ran_at }) => ran_at)
        .sort()
        .at(-1) ?? null,
    findings: found.map(({ finding }) => finding),
  };
}
