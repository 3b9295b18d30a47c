import { expect, test } from 'vitest';
import { signUrl, verifySignedUrl } from './signed-url.ts';

const EXPIRES = new Date('2026-02-15T12:00:00Z');
const BEFORE = new Date('2026-02-15T11:59:59.999Z');
const url = signUrl('secret', '/api/v1/recordings/b1/c1.mp3', EXPIRES);

test('opens until it expires, with or without an origin', () => {
  expect(verifySignedUrl('secret', url, BEFORE)).toBe(true);
  expect(verifySignedUrl('secret', `https://kai.example${url}`, BEFORE)).toBe(true);
  expect(verifySignedUrl('secret', url, EXPIRES)).toBe(false);
});

test('a query is part of what is signed', () => {
  const asked = signUrl('secret', '/files/a.pdf?download=1', EXPIRES);
  expect(verifySignedUrl('secret', asked, BEFORE)).toBe(true);
  expect(verifySignedUrl('secret', asked.replace('download=1', 'download=2'), BEFORE)).toBe(false);
});

test.each([
  ['another path', url.replace('c1', 'c2')],
  ['a later expiry', url.replace(/expires=\d+/, 'expires=1999999999')],
  ['another signature', url.replace(/signature=./, (start) => (start.endsWith('A') ? 'signature=B' : 'signature=A'))],
  ['a shorter signature', url.slice(0, -1)],
  ['a parameter more at the end', `${url}&x=1`],
  ['a parameter more before', url.replace('?', '?x=1&')],
  ['no signature', url.replace(/&signature.*/, '')],
  ['a second signature', `${url}&signature=${'A'.repeat(43)}`],
  ['nothing', ''],
])('refuses %s', (_, forged) => expect(verifySignedUrl('secret', forged, BEFORE)).toBe(false));

test('refuses what another secret signed', () => expect(verifySignedUrl('other', url, BEFORE)).toBe(false));
