import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { halfConfigured, isSet, OWN_VARIABLES, SETTINGS } from '#lib/core/settings.ts';
import { type Check, fail, ok, skip, warn } from './check.ts';
import { editDistance } from './edit-distance.ts';

const KNOWN = SETTINGS.flatMap(({ settings }) => settings.map(({ name }) => name));
/** How names of ours begin, and of hardly anybody else. */
const OURS =
  /^(VAPI|TWILIO|STRIPE|X402|OPENAI|SMTP|MAIL|KAICALLS|SUPABASE|NEXT_PUBLIC_SUPABASE|DATABASE|OUTBOUND|TRUSTED|RATE_LIMIT)_/;
/** So many letters may be wrong in a name that looks like one of ours. */
const MOST_WRONG = 2;
const SHORTEST = 8;

/**
 * What lies in the data directory, and what nobody else may do with it. Others may pass through the directory itself:
 * started by root, the embedded Postgres runs as somebody else.
 */
const KEPT = [
  { name: '', closed: 0o066 },
  ...['key-pepper', 'auth-keys.json', 'auth-signing-key.json', 'outbox', 'storage', 'postgres'].map((name) => ({
    name,
    closed: 0o077,
  })),
];

const GIGABYTE = 2 ** 30;
const NODE = 24;

const nearest = (name: string): string | undefined =>
  KNOWN.map((known) => ({ known, wrong: editDistance(name, known) }))
    .filter(({ wrong, known }) => wrong <= Math.max(MOST_WRONG, known.length / 4))
    .sort((a, b) => a.wrong - b.wrong)[0]?.known;

const misspelt = (name: string): boolean =>
  name.length >= SHORTEST && KNOWN.some((known) => editDistance(name, known) <= MOST_WRONG);

export const ENVIRONMENT: readonly Check[] = [
  {
    id: 'vendors-whole',
    title: 'Vendors are configured whole or not at all',
    run({ env }) {
      const halves = halfConfigured(env);
      if (halves.length === 0) return ok('Each vendor has all that it needs, or nothing.');
      return fail(halves.join(' '), 'Set what is missing, or unset the rest.');
    },
  },
  {
    id: 'variables-known',
    title: 'Variables are spelt right',
    run({ env }) {
      const unknown = Object.keys(env).filter(
        (name) =>
          isSet(env, name) &&
          !KNOWN.includes(name) &&
          !OWN_VARIABLES.includes(name) &&
          (OURS.test(name) || misspelt(name)),
      );
      if (unknown.length === 0) return ok('No variable looks like one of ours and is none.');
      const meant = unknown.map((name) => {
        const near = nearest(name);
        return near ? `${name} (meant: ${near}?)` : name;
      });
      return warn(`These are set, and nothing reads them: ${meant.join(', ')}.`, 'Rename or remove them.');
    },
  },
  {
    id: 'node',
    title: 'Node.js',
    run() {
      const version = process.versions.node;
      if (Number.parseInt(version, 10) >= NODE) return ok(`Version ${version}.`);
      return fail(`Version ${version} cannot run this.`, 'Start with npm: it brings the right Node.js along.');
    },
  },
  {
    id: 'data-directory',
    title: 'The data directory is its owner’s alone',
    run({ dataDir }) {
      if (!existsSync(dataDir)) return skip('There is none here: another machine keeps what it holds.');
      const open = KEPT.filter(({ name, closed }) => {
        const path = join(dataDir, name);
        return existsSync(path) && (statSync(path).mode & closed) !== 0;
      }).map(({ name }) => name || 'the directory itself');
      if (open.length === 0) return ok('Nobody else on this machine can read it.');
      return fail(`Others on this machine can read ${open.join(', ')}.`, 'Run: chmod -R go= on the data directory.');
    },
  },
  {
    id: 'disk',
    title: 'Disk space',
    async run({ dataDir }) {
      if (!existsSync(dataDir)) return skip('Nothing is kept on this machine.');
      const { bavail, bsize } = await statfs(dataDir);
      const free = (bavail * bsize) / GIGABYTE;
      const said = `${free.toFixed(1)} GB are free.`;
      if (free >= 2) return ok(said);
      const fix = 'Make room, or shorten how long recordings are kept (Settings, Data).';
      return free < 0.5 ? fail(said, fix) : warn(said, fix);
    },
  },
];
