import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './settings.ts';

const STAMP = join(ROOT, '.next/kaicalls-build');
const SOURCES = [
  '{app,components,lib}/**/*.{ts,tsx,css,svg,ico,png,json,sql}',
  '{next.config,proxy}.ts',
  'postcss.config.mjs',
  'package-lock.json',
];

/** Whether `.next` was built from the sources as they are. */
export function buildIsCurrent(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

/** Builds the pages. The stamp is written last, so that a build cut short is made again. @throws when it fails. */
export async function build(): Promise<void> {
  rmSync(STAMP, { force: true });
  const sources = fingerprint();
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  const [code] = await once(child, 'exit');
  process.off('exit', stop);
  if (code !== 0) throw new Error('The build failed.');
  writeFileSync(STAMP, sources);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (file.endsWith('.test.ts') || !statSync(join(ROOT, file)).isFile()) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
