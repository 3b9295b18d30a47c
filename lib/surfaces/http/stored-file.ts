import type { Storage, StoredFacts } from '#lib/adapters/storage/port.ts';
import { parseRange } from '#lib/core/byte-range.ts';

/**
 * Answers GET and HEAD for one stored file as browsers' players want it: one range at a time, `If-Range`,
 * `If-None-Match` (RFC 9110). 404 where nothing is stored. Whether the caller may see it was decided before.
 */
export async function serveStored(request: Request, storage: Storage, key: string): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  }
  const facts = await storage.head(key);
  if (!facts) return new Response(null, { status: 404 });
  const headers = headersOf(facts);
  if (matches(request.headers.get('if-none-match'), facts.etag)) return new Response(null, { status: 304, headers });

  const range = parseRange(rangeHeader(request, facts.etag), facts.size);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${facts.size}` } });
  }
  headers.set('content-type', facts.contentType);
  headers.set('content-length', String(range ? range.end - range.start + 1 : facts.size));
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${facts.size}`);
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const file = await storage.get(key, range ?? undefined);
  if (!file) return new Response(null, { status: 404 });
  if (file.etag !== facts.etag) {
    // Replaced between the two looks: the headers would lie.
    if (!Buffer.isBuffer(file.stream)) await file.stream.cancel();
    return serveStored(request, storage, key);
  }
  return new Response(Buffer.isBuffer(file.stream) ? new Uint8Array(file.stream) : file.stream, { status, headers });
}

/** What a browser shows without running anything in it. */
const INERT = /^(?:(?:audio|video)\/|image\/(?!svg)|application\/pdf$|text\/plain)/;

/** An uploaded page must not run as one of ours: `sandbox` takes scripts and origin from it. */
function headersOf(facts: StoredFacts): Headers {
  const headers = new Headers({
    'accept-ranges': 'bytes',
    etag: facts.etag,
    'cache-control': 'private, max-age=300',
    'x-content-type-options': 'nosniff',
  });
  if (!INERT.test(facts.contentType)) headers.set('content-security-policy', "sandbox; default-src 'none'");
  return headers;
}

/** The range, unless the client wants it only of another version than ours. HEAD has no ranges. */
function rangeHeader(request: Request, etag: string): string | null {
  if (request.method === 'HEAD') return null;
  const condition = request.headers.get('if-range');
  return condition === null || condition === etag ? request.headers.get('range') : null;
}

const matches = (header: string | null, etag: string): boolean =>
  header !== null &&
  (header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
