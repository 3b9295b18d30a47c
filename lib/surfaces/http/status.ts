import type { ErrorCode } from '#lib/core/errors.ts';

/** The one table from error code to HTTP status (reference: KaiCalls API, "Errors"). */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  validation_error: 400,
  number_on_dnc: 400,
  number_opted_out: 400,
  sdr_disabled: 400,
  contact_refused: 400,
  unauthorized: 401,
  payment_required: 402,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_exists: 409,
  call_active: 409,
  email_state: 409,
  sandbox_only: 409,
  conflict: 409,
  idempotency_conflict: 409,
  idempotency_in_flight: 409,
  payload_too_large: 413,
  rate_limited: 429,
  call_failed: 500,
  sms_send_failed: 500,
  internal_error: 500,
  not_implemented: 501,
};
