/**
 * What can go wrong, in the words of the API reference ("Errors"). A domain error knows nothing of HTTP;
 * `surfaces/http/status.ts` maps each code to its status.
 */
export const ERROR_CODES = [
  'unauthorized',
  'forbidden',
  'not_found',
  'invalid_request',
  'validation_error',
  'email_exists',
  'number_on_dnc',
  'number_opted_out',
  'contact_refused',
  'call_active',
  'email_state',
  'call_failed',
  'sms_send_failed',
  'whatsapp_window_closed',
  'sandbox_only',
  'sdr_disabled',
  'conflict',
  'idempotency_conflict',
  'idempotency_in_flight',
  'method_not_allowed',
  'payload_too_large',
  'payment_required',
  'billing_off',
  'provider_unavailable',
  'number_unavailable',
  'bundle_required',
  'rate_limited',
  'not_implemented',
  'internal_error',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetail {
  /** Where in the input, as a dotted path: `to.0`, `metadata.order_id`. */
  field: string;
  message: string;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[] | undefined;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | undefined;
  /** What was begun stands: the same request with its Idempotency-Key goes on with it. */
  readonly resumable: boolean;
  /** What stands beside `error` in the answer, where the reference documents it: `nextAllowedAt`. */
  readonly beside: Readonly<Record<string, string | null>> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: Partial<Pick<AppError, 'details' | 'retryAfter' | 'resumable' | 'beside'>> = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = more.details;
    this.retryAfter = more.retryAfter;
    this.resumable = more.resumable ?? code === 'internal_error';
    this.beside = more.beside;
  }
}

/** What lies outside the caller's businesses answers exactly as what does not exist. */
export const notFound = (what: string) => new AppError('not_found', `${what} not found`);
export const forbidden = (message: string) => new AppError('forbidden', message);
export const invalid = (field: string, message: string) =>
  new AppError('validation_error', `${field}: ${message}`, { details: [{ field, message }] });
