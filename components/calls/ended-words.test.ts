import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endedWords } from './ended-words.ts';

/** Words of the adapter that are no reasons. */
const NO_REASONS = new Set(['not-placed', 'never-received', 'end-call']);

/** Every reason that the services write, found where they write it. */
function writtenReasons(): string[] {
  const root = new URL('../../lib/services/', import.meta.url).pathname;
  const files = ['calls', 'sandbox'].flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(root, name, file), 'utf8')),
  );
  const vapi = readFileSync(new URL('../../lib/adapters/carrier/vapi/calls.ts', import.meta.url), 'utf8');
  const refusals = [...vapi.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, reason = '']) => reason);
  return files.flatMap((text) => [
    ...refusals.filter((reason) => !NO_REASONS.has(reason)),
    ...[...text.matchAll(/\bends\(\s*'[\w-]+',\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/\breason: .*/g)].flatMap(([line]) =>
      [...line.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1] ?? ''),
    ),
  ]);
}

it('has words for every reason that a call of ours can end with', () => {
  const reasons = new Set(writtenReasons());
  expect(reasons.size).toBeGreaterThan(10);
  for (const reason of reasons) {
    const fallback = reason.charAt(0).toUpperCase() + reason.slice(1).replaceAll('-', ' ');
    expect(endedWords(reason, 'completed', 'Maria', 'Kai'), reason).not.toBe(fallback);
  }
});

it('tells what a carrier reports by its family, and else writes its reason as a sentence', () => {
  expect(endedWords('pipeline-error-voice', 'failed', 'Maria', 'Kai')).toBe('A fault at the carrier cut the call off');
  expect(endedWords('call.start.error-get-transport', 'failed', 'Maria', 'Kai')).toBe('Kai could not take the call');
  expect(endedWords('sip-outbound-call-failed', 'failed', 'Maria', 'Kai')).toMatch(/^The carrier could not/);
  expect(endedWords('customer-went-on-hold', 'failed', 'Maria', 'Kai')).toBe('Customer went on hold');
  expect(endedWords(null, 'failed', 'Maria', 'Kai')).toBe('No reason was reported');
});
