import { ERROR_CODES, type ErrorCode } from '#lib/core/errors.ts';
import { STATUS } from '#lib/surfaces/http/status.ts';

/** What each error code means to someone who integrates. */
const MEANS: Readonly<Record<ErrorCode, string>> = {
  unauthorized: 'The API key is missing, wrong, expired or revoked.',
  forbidden: 'The key lacks the scope, or names a business out of its reach.',
  not_found: 'There is nothing with that id within your reach.',
  invalid_request: 'A required field is missing, or the body is not JSON.',
  validation_error: 'A field has a value that it cannot have. details names it.',
  email_exists: 'An account with this email address exists already.',
  number_on_dnc: 'The number is on the do-not-call list.',
  number_opted_out: 'The person answered STOP, or has not agreed to texts.',
  sdr_disabled: 'SDR is off for this business: switch it on with enabled in its configuration.',
  email_state: 'The email’s status does not allow this: message names it.',
  call_active: 'The call is not over yet.',
  sms_send_failed: 'The carrier did not take the text.',
  whatsapp_window_closed:
    'WhatsApp takes free text only within 24 hours of the contact’s last message: send a template.',
  contact_refused: 'The rules of contact forbid it now: details say which.',
  conflict: 'It was changed by somebody else meanwhile: read it again.',
  call_failed: 'The carrier could not take the call.',
  sandbox_only: 'Only where the carrier is simulated.',
  idempotency_conflict: 'The same Idempotency-Key came with another body.',
  idempotency_in_flight: 'The first request with this Idempotency-Key is still being answered.',
  method_not_allowed: 'The address exists, with another method: see Allow.',
  payload_too_large: 'The body is larger than one megabyte.',
  payment_required: 'The trial is over, or a payment is due.',
  billing_off: 'This installation takes no payments, or the business is a test business.',
  provider_unavailable: 'A provider behind this did not answer. Nothing is lost: try again soon.',
  number_unavailable: 'Somebody else has this number, or it cannot be had: search for another.',
  bundle_required: 'The country asks who will have the number: name an approved regulatory bundle.',
  rate_limited: 'Too many requests: wait for Retry-After seconds.',
  not_implemented: 'This server does not do that.',
  internal_error: 'Our fault. Tell us the request_id.',
};

/** Every error code with its status, by status. */
export const errorReference = (): { code: ErrorCode; status: number; means: string }[] =>
  ERROR_CODES.map((code) => ({ code, status: STATUS[code], means: MEANS[code] })).sort((a, b) => a.status - b.status);
