import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Instance } from './instance.ts';

/** One thing that a bench was to show. */
export interface Aim {
  aim: string;
  measured: string;
  met: boolean;
}

export interface Finding {
  /** The file of the bench, without its ending. */
  name: string;
  title: string;
  /** What was compared, and how. */
  method: string;
  /** Its first row is the head. */
  table: readonly (readonly string[])[];
  aims: readonly Aim[];
  notes?: readonly string[];
}

const FILE = join(import.meta.dirname, 'README.md');

const HEAD = `# Benchmarks

\`npm run bench\` seeds a fresh Postgres with a million calls of a hundred businesses, starts the processes that
\`npm start\` runs, and measures them beside a bare server (\`bare-server.ts\`) on the same database. Names choose benches:
\`npm run bench -- calls-list\`. \`BENCH_DATA_DIR=…\` keeps the seeded database for the next run.

Figures are to be read as ratios: both sides run in turns within one run, on one machine whose cores they share with the
client and with Postgres, and what else that machine does falls on both. Absolute numbers say little. Nothing here is
asserted by a test. This file is written by the run; each section carries its own date.
`;

export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Prints a finding, and puts it into `bench/README.md` in the place of the one before. */
export async function report(finding: Finding, instance: Instance): Promise<void> {
  const aims = finding.aims.map(({ aim, measured, met }) => [aim, measured, met ? 'yes' : '**no**']);
  const section = [
    `## ${finding.title}`,
    `*${new Date().toISOString().slice(0, 10)}, ${await machine(instance)}*`,
    finding.method,
    table(finding.table),
    table([['Aim', 'Measured', 'Met'], ...aims]),
    ...(finding.notes?.length ? [finding.notes.map((note) => `- ${note}`).join('\n')] : []),
  ].join('\n\n');
  console.log(`\n${section}\n`);
  writeFileSync(FILE, placed(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '', finding.name, section));
}

/** Sections stand between markers of their name, in the order in which they were first measured. */
function placed(file: string, name: string, section: string): string {
  const sections = new Map(
    [...file.matchAll(/<!-- (\S+) -->\n([\s\S]*?)\n<!-- \/\1 -->/g)].map(([, key = '', text = '']) => [key, text]),
  );
  sections.set(name, section);
  const marked = [...sections].map(([key, text]) => `<!-- ${key} -->\n${text}\n<!-- /${key} -->\n`);
  return [HEAD, ...marked].join('\n');
}

async function machine({ db }: Instance): Promise<string> {
  const { rows } = await db.query<{ server_version: string }>('show server_version');
  const memory = Math.round(totalmem() / 2 ** 30);
  const cores = `${availableParallelism()} cores of ${cpus()[0]?.model.replace(/\s+/g, ' ').trim()}`;
  return `${cores}, ${memory} GB, Node ${process.versions.node}, Postgres ${rows[0]?.server_version} (embedded, fsync on), load average ${loadavg()[1]?.toFixed(0)} over five minutes, ours included`;
}

export const fixed = (value: number, digits = 1): string => (Number.isNaN(value) ? '–' : value.toFixed(digits));
