import { expect, it } from 'vitest';
import { readConfirmLink } from './confirm-link.ts';

it('reads our own link', () => {
  expect(readConfirmLink('?token_hash=abc&type=recovery&next=/reset/new', '')).toEqual({
    kind: 'token',
    tokenHash: 'abc',
    type: 'recovery',
    next: '/reset/new',
  });
});

it('leads a recovery to the new password when the link names no place, and never off the site', () => {
  expect(readConfirmLink('?token_hash=abc&type=recovery', '')).toMatchObject({ next: '/reset/new' });
  expect(readConfirmLink('?token_hash=abc&type=recovery&next=//evil.example', '')).toMatchObject({
    next: '/reset/new',
  });
  expect(readConfirmLink('?token_hash=abc&type=email_change', '')).toMatchObject({ next: '/dashboard' });
});

it('reads a PKCE code, and a refusal in the query or behind the hash', () => {
  expect(readConfirmLink('?code=c1&next=/reset/new', '')).toEqual({ kind: 'code', code: 'c1', next: '/reset/new' });
  expect(readConfirmLink('', '#error=access_denied&error_code=otp_expired')).toEqual({
    kind: 'refused',
    code: 'otp_expired',
  });
});

it.each(['', '?token_hash=abc', '?token_hash=abc&type=sms', '?type=recovery'])('finds nothing in "%s"', (search) => {
  expect(readConfirmLink(search, '')).toEqual({ kind: 'nothing' });
});
