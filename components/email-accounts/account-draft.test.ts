import { expect, it } from 'vitest';
import { ConnectEmailAccountInput, UpdateEmailAccountInput } from '#lib/services/email-accounts/schema.ts';
import { bodyOf, emptyAccount, isComplete, withSecurity } from './account-draft.ts';

const typed = { ...emptyAccount('Bloom Dental'), from_address: 'front@example.com', host: 'smtp.example.com' };

it('connects with the address as the user name, and asks for a password', () => {
  expect(isComplete(typed, true)).toBe(false);
  const whole = { ...typed, password: 'secret' };
  expect(isComplete(whole, true)).toBe(true);
  expect(ConnectEmailAccountInput.parse(bodyOf(whole))).toMatchObject({ username: 'front@example.com', port: 587 });
});

it('leaves the password as it is where none is typed', () => {
  expect(isComplete(typed, false)).toBe(true);
  const id = '01a20267-6c39-7007-afed-791e8a43b5f1';
  expect(UpdateEmailAccountInput.parse({ id, ...bodyOf(typed) })).not.toHaveProperty('password');
});

it('brings the usual port with the encryption, and keeps one’s own', () => {
  expect(withSecurity(typed, 'tls').port).toBe('465');
  expect(withSecurity({ ...typed, port: '2525' }, 'tls').port).toBe('2525');
});
