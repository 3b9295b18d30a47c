import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS } from '#lib/core/settings.ts';
import { ROOT } from './supervisor/settings.ts';

// An image cannot be built here; what can be said of the file without building it is.

interface Instruction {
  name: string;
  text: string;
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const instructions: Instruction[] = read('Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ')[0] ?? '', text: line.slice(line.indexOf(' ') + 1) }));
const all = (name: string): string[] => instructions.filter((one) => one.name === name).map(({ text }) => text);
const at = (name: string, pattern: RegExp): number =>
  instructions.findIndex((one) => one.name === name && pattern.test(one.text));
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

const KNOWN = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'CMD'];

test('it is made of instructions that there are, and of no others than it needs', () => {
  expect(instructions.filter(({ name }) => !KNOWN.includes(name))).toEqual([]);
});

test('it is built in one stage and run in another, on the Node that the product is tested with', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  const images = all('FROM').map((text) => text.split(' ')[0]);
  expect(images).toHaveLength(2);
  for (const image of images) expect(image).toBe(`node:${devDependencies.node.split('.')[0]}-bookworm-slim`);
  expect(lastStage.some(({ name, text }) => name === 'COPY' && text.startsWith('--from=build'))).toBe(true);
});

test('what is installed is what is locked, before the sources come in, and nothing for tests stays', () => {
  const install = at('RUN', /npm ci/);
  expect(install).toBeGreaterThan(at('COPY', /package-lock\.json/));
  expect(install).toBeLessThan(at('COPY', /^\. \.$/));
  expect(all('RUN').join()).not.toMatch(/npm install|apt-get upgrade|curl|wget|sudo/);
  expect(all('RUN').join()).toContain('npm prune --omit=dev');
});

test('it runs as nobody special, with its data on a volume of its owner’s alone', () => {
  const user = lastStage.findIndex(({ name }) => name === 'USER');
  expect(lastStage[user]?.text).toBe('node');
  expect(lastStage.slice(user).filter(({ name }) => name === 'RUN' || name === 'COPY')).toEqual([]);
  expect(all('VOLUME')).toEqual(['/data']);
  expect(all('RUN').join()).toContain('chmod 700 /data');
});

test('it is looked after, and stops when it is told to', () => {
  expect(all('HEALTHCHECK').join()).toMatch(/--start-period=.*CMD \[.*\/api\/health/);
  const commands = all('CMD').map((text) => JSON.parse(text) as string[]);
  expect(commands).toEqual([['node', 'scripts/start.ts']]); // as a list: a shell would not pass signals on
});

test('every file that it names is there, and every variable is one of ours', () => {
  const [locked] = all('COPY');
  for (const file of locked?.split(' ').slice(0, -1) ?? []) expect(existsSync(join(ROOT, file)), file).toBe(true);
  for (const file of ['scripts/start.ts', 'scripts/worker.ts']) expect(existsSync(join(ROOT, file)), file).toBe(true);
  const known = new Map(SETTINGS.flatMap(({ settings }) => settings.map((one) => [one.name, one])));
  const set = all('ENV').flatMap((text) => text.split(' ').map((pair) => pair.split('=')[0] ?? ''));
  expect(set.filter((name) => name !== 'NODE_ENV' && !known.has(name))).toEqual([]);
  expect(set.filter((name) => known.get(name)?.secret)).toEqual([]);
});

test('no secret, and nothing of this machine, goes into the image', () => {
  const ignored = read('.dockerignore').split('\n');
  expect(ignored).toEqual(
    expect.arrayContaining(['.git', '.env', '.env.*', '.data', '.data-*', 'node_modules', '.next']),
  );
  for (const made of read('.gitignore')
    .split('\n')
    .filter((line) => line.endsWith('/'))) {
    expect(ignored, made).toContain(made.slice(0, -1));
  }
});
