import { AppError } from '#lib/core/errors.ts';

export interface IdempotentRequest {
  /** The key or account: another caller's keys are other keys. */
  owner: string;
  path: string;
  key: string;
  /** The body as it was sent. */
  body: string;
  /** It asks a vendor: no transaction is open around it. */
  outside: boolean;
}

export interface KeptAnswer {
  status: number;
  text: string;
  replayed: boolean;
}

export const conflicting = () =>
  new AppError('idempotency_conflict', 'This Idempotency-Key was used with another body.');

export const inFlight = () =>
  new AppError('idempotency_in_flight', 'The first request with this Idempotency-Key is still being answered.', {
    retryAfter: 1,
  });
