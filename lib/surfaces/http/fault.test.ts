import { beforeAll, describe, expect, test } from 'vitest';
import { asOwner, testDatabase } from '#lib/adapters/db/testing/database.ts';
import { AppError } from '#lib/core/errors.ts';
import { asAppError, describeFault } from './fault.ts';

beforeAll(async () => {
  await testDatabase();
});

const about = { request_id: 'req_1', endpoint: 'GET /api/v1/things' };
const failure = (text: string, values: unknown[] = []) =>
  asOwner(text, values).then(
    () => null,
    (error: unknown) => error,
  );

describe('what is logged of a fault', () => {
  test('has the state and place of a database error, and none of the values it quotes', async () => {
    await asOwner('create table people (phone text primary key)');
    await asOwner("insert into people values ('+15125551234')");
    const error = await failure('insert into people values ($1)', ['+15125551234']);
    expect(String((error as { detail?: string }).detail)).toContain('5125551234'); // what must not be logged
    const fault = describeFault(error);
    expect(fault).toMatchObject({ sql_state: '23505', table: 'people', constraint: 'people_pkey' });
    expect(JSON.stringify(fault)).not.toContain('512');
  });

  test.each([
    ['a phone number', 'could not reach +1 (512) 555-1234 today', /512|555/],
    ['an address', 'no mailbox ann.lee+x@mail.example.com', /ann|mail\.example/],
    ['a key', 'unknown key kc_live_abc123XYZ', /abc123/],
  ])('does not name %s', (_what, message, secret) => {
    const fault = JSON.stringify(describeFault(new Error(message)));
    expect(fault).not.toMatch(secret);
    expect(fault).toContain('fault.test.ts');
  });

  test('survives what is no error at all', () => {
    expect(describeFault('a string')).toEqual({ name: 'string' });
    expect(describeFault(null)).toEqual({ name: 'object' });
  });
});

describe('what the caller is told', () => {
  test('is the domain error, when it is one', () => {
    const error = new AppError('call_active', 'It is under way.');
    expect(asAppError(error, about)).toBe(error);
  });

  test('is 400 for a value that Postgres cannot hold, 500 for everything else', async () => {
    const range = await failure('select $1::int', ['99999999999']);
    expect(asAppError(range, about).code).toBe('validation_error');
    const gone = await failure('select * from nowhere');
    expect(asAppError(gone, about)).toMatchObject({ code: 'internal_error', details: undefined });
  });

  test('is no validation error because some other error has a code of five letters', () => {
    const odd = Object.assign(new Error('odd'), { code: '22P02' });
    expect(asAppError(odd, about).code).toBe('internal_error');
  });
});
