import { APICallError, NoObjectGeneratedError, RetryError } from 'ai';
import type { ModelFault } from './port.ts';

/** Said by this module itself: the model answered, and what it said is of no use. */
export class UnusableAnswer extends Error {
  override name = 'UnusableAnswer';
}

/** An endpoint that refuses the request as such, which a simpler one may take. */
export const refusesRequest = (error: unknown): boolean =>
  APICallError.isInstance(error) && [400, 404, 415, 422].includes(error.statusCode ?? 0);

const BY_STATUS: Readonly<Record<number, ModelFault>> = { 401: 'key', 403: 'key', 408: 'timeout', 429: 'limit' };

/** What kept a model from answering, in one word: the error itself may quote the request, or a part of the key. */
export function faultOf(error: unknown): ModelFault {
  if (RetryError.isInstance(error)) return faultOf(error.lastError);
  if (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name)) return 'timeout';
  if (NoObjectGeneratedError.isInstance(error) || error instanceof UnusableAnswer) return 'unusable';
  if (!APICallError.isInstance(error)) return 'unusable';
  const { statusCode } = error;
  if (statusCode === undefined || statusCode >= 500) return 'unavailable';
  if (statusCode < 300) return 'unusable'; // an answer that is no completion
  return BY_STATUS[statusCode] ?? 'refused';
}
