import { AppError } from '#lib/core/errors.ts';
import { seal, unseal } from '#lib/core/sealed.ts';

export interface IdempotentRequest {
  /** The key or account: another caller's keys are other keys. */
  owner: string;
  path: string;
  key: string;
  /** The body as it was sent. */
  body: string;
  /** It asks a vendor: no transaction is open around it. */
  outside: boolean;
  /** What seals its answer while it is kept, where that shows a secret for the only time. */
  sealedBy: string | null;
}

export interface FirstAnswer {
  status: number;
  text: string;
}

export interface KeptAnswer extends FirstAnswer {
  replayed: boolean;
}

const USE = 'kept-answer';
const nameOf = ({ owner, path, key }: IdempotentRequest): string => JSON.stringify([owner, path, key]);

/** An answer as the database keeps it. */
export const asKept = (request: IdempotentRequest, { status, text }: FirstAnswer): FirstAnswer =>
  request.sealedBy === null
    ? { status, text }
    : { status, text: seal(request.sealedBy, USE, nameOf(request), text).toString('base64') };

/** The text of a kept answer. */
export const asSaid = (request: IdempotentRequest, kept: string): string =>
  request.sealedBy === null ? kept : unseal(request.sealedBy, USE, nameOf(request), Buffer.from(kept, 'base64'));

export const conflicting = () =>
  new AppError('idempotency_conflict', 'This Idempotency-Key was used with another body.');

export const inFlight = () =>
  new AppError('idempotency_in_flight', 'The first request with this Idempotency-Key is still being answered.', {
    retryAfter: 1,
  });
