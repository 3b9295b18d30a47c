import { describe, expect, it } from 'vitest';
import { apiProblem, authProblem, unreachable } from './auth-problem.ts';

describe('authProblem', () => {
  it('has words for a wrong password, a used link and too many attempts', () => {
    expect(authProblem({ code: 'invalid_credentials', status: 400 }).title).toBe('Email and password do not match.');
    expect(authProblem({ code: 'otp_expired', status: 403 }).advice).toBe('Ask for a new one.');
    expect(authProblem({ status: 429 }).title).toBe('Too many attempts.');
  });

  it('says that nobody answered when there is no status', () => {
    expect(authProblem({ name: 'AuthRetryableFetchError', status: 0 })).toEqual(unreachable);
  });

  it('never shows the text of an unknown error', () => {
    const problem = authProblem({ code: 'unexpected_failure', status: 500, message: 'relation "x" missing' } as never);
    expect(JSON.stringify(problem)).not.toContain('relation');
  });
});

describe('apiProblem', () => {
  it('puts details at their fields, and names the request where the fault was ours', () => {
    const problem = apiProblem(400, {
      error: {
        code: 'validation_error',
        message: 'website: must be an http or https address',
        request_id: 'req_1',
        details: [{ field: 'website', message: 'must be an http or https address' }],
      },
    });
    expect(problem.requestId).toBeUndefined();
    expect(apiProblem(500, { error: { code: 'internal_error', request_id: 'req_1' } }).requestId).toBe('req_1');
    expect(problem.fields).toEqual({ website: 'Must be an http or https address.' });
  });

  it('knows a taken address, the hourly limit and a failure', () => {
    expect(apiProblem(409, { error: { code: 'email_exists', message: 'x' } }).advice).toContain('sign in');
    expect(apiProblem(429, { error: { code: 'rate_limited', message: 'x' } }).advice).toContain('an hour');
    expect(apiProblem(500, { error: { code: 'internal_error', message: 'internal error' } }).advice).toContain(
      'Nothing was created',
    );
  });

  it.each([null, 'text', {}, { error: null }, { error: { details: [null, 4] } }])('survives the body %j', (body) => {
    expect(apiProblem(502, body).title).toBe('The account could not be made.');
  });
});
