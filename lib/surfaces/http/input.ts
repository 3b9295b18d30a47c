import { AppError, invalid } from '#lib/core/errors.ts';

const BODY_MAX_BYTES = 1024 * 1024;
/** Deeper than any of our inputs; far below what a recursive reader could not survive. */
const MOST_NESTED = 64;

/** Query parameters as an input; a repeated one is a list. */
export function queryInput(query: URLSearchParams): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    refuseUnstorable([name, ...values], name, 0);
    Object.defineProperty(input, name, {
      value: values.length > 1 ? values : values[0],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return input;
}

/** What stands in the path itself. */
export function pathInput(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  refuseUnstorable(parameters, '', 0);
  return parameters;
}

/** A JSON object; an absent body is an empty one, so that the operation names what is missing. */
export function bodyInput(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new AppError('invalid_request', 'The body is not valid JSON.');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new AppError('invalid_request', 'The body must be a JSON object.');
  }
  refuseUnstorable(body, '', 0);
  return body as Record<string, unknown>;
}

/** Postgres keeps neither NUL characters nor halves of surrogate pairs, in text or in JSON. */
function refuseUnstorable(value: unknown, path: string, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw invalid(path || 'body', 'must not contain NUL characters');
    if (!value.isWellFormed()) throw invalid(path || 'body', 'must be well-formed Unicode');
  } else if (value !== null && typeof value === 'object') {
    if (depth === MOST_NESTED) throw invalid('body', `must not be nested more than ${MOST_NESTED} levels deep`);
    for (const [name, inner] of Object.entries(value)) {
      refuseUnstorable(name, path, depth);
      refuseUnstorable(inner, path ? `${path}.${name}` : name, depth + 1);
    }
  }
}

/** Reads a body of at most so many bytes. */
export async function readBody(request: Request, most = BODY_MAX_BYTES): Promise<string> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > most) throw tooLarge(most);
  try {
    // A declared length is kept by the server; without one the bytes are counted as they come.
    if (declared !== null) return await request.text();
    return await readCounted(request.body, most);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid_request', 'The body ended before it was complete.');
  }
}

async function readCounted(body: ReadableStream<Uint8Array> | null, most: number): Promise<string> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const tooLarge = (most: number) => new AppError('payload_too_large', `The body is larger than ${most} bytes.`);
