import { AppError } from '#lib/core/errors.ts';

/** @throws `invalid_request` for an archived agent: it keeps all that it has, and does nothing any more */
export function requireActive({ status }: { status: 'active' | 'archived' }): void {
  if (status !== 'active') throw new AppError('invalid_request', 'This agent is archived.');
}
