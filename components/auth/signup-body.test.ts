import { expect, it } from 'vitest';
import { signupBody } from './signup-body.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

it('leaves out what was left empty and keeps the password as typed', () => {
  const body = signupBody(
    form({ business_name: ' Smith Law ', email: ' a@b.example ', password: ' two words ', website: '' }),
    {
      type: '',
      zone: '',
    },
  );
  expect(body).toEqual({ business_name: 'Smith Law', email: 'a@b.example', password: ' two words ' });
});

it('makes an address of a bare domain, and leaves an address alone', () => {
  const website = (value: string) =>
    signupBody(form({ website: value }), { type: 'Legal services', zone: 'UTC' }).website;
  expect(website('smithlaw.example')).toBe('https://smithlaw.example');
  expect(website('http://smithlaw.example/')).toBe('http://smithlaw.example/');
});
