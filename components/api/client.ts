import { tellSignedOut } from './signed-out.ts';

/** What an operation refused or failed with, in its own words, and the id under which the server's log knows it. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;

  constructor(answer: { code: string; message: string; status: number; requestId: string | null }) {
    super(answer.message);
    this.name = 'ApiError';
    this.code = answer.code;
    this.status = answer.status;
    this.requestId = answer.requestId;
  }
}

type Query = Record<string, string | number | undefined>;

interface ApiRequest {
  query?: Query;
  body?: object;
  signal?: AbortSignal;
  /** Asked again with the same text, it is done once: for what cannot be taken back. */
  once?: string;
}

/**
 * Asks an operation with the session's cookie: `calls` is `/api/v1/calls`, `/api/sdr/run` stands for itself. `T` is the
 * operation's output.
 * @throws ApiError for every refusal, and `unreachable` where no answer came.
 */
export async function api<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  { query = {}, body, signal, once }: ApiRequest = {},
): Promise<T> {
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...(once && { 'idempotency-key': once }) },
      body: body && JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({
      code: 'unreachable',
      message: 'The server did not answer. Check the connection and try again.',
      status: 0,
      requestId: null,
    });
  }
  const text = await response.text();
  if (!response.ok) {
    if (response.status === 401) tellSignedOut();
    throw refusal(response, text);
  }
  return JSON.parse(text);
}

function addressOf(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const address = path.startsWith('/') ? path : `/api/v1/${path}`;
  return params.size ? `${address}?${params}` : address;
}

/** A wrong number is told to programs by the name of the standard; people are told how to write one. */
const WRONG_NUMBER = /[\w.]+: must be a phone number in E\.164 form, for example \+\d+/g;
const HOW_TO_WRITE_IT = 'Write the phone number with its country code, such as +1 512 555 1234.';

function refusal(response: Response, text: string): ApiError {
  let error: { code?: string; message?: string; request_id?: string } = {};
  try {
    error = JSON.parse(text).error ?? {};
  } catch {
    // A proxy's page, not an answer of ours.
  }
  return new ApiError({
    code: error.code ?? 'internal_error',
    message:
      error.message?.replace(WRONG_NUMBER, HOW_TO_WRITE_IT) ??
      `The server answered ${response.status}. Try again in a moment.`,
    status: response.status,
    requestId: error.request_id ?? response.headers.get('x-request-id'),
  });
}
