import { createHash } from 'node:crypto';

/** What Postgres keeps of a prepared statement's name. */
const MOST_LETTERS = 63;

const digests = new Map<string, string>();

/** The name of a prepared statement: what it does where that is short enough, else a digest of it. */
export function statementName(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const known = digests.get(text);
  if (known) return known;
  const digest = createHash('sha256').update(text).digest('base64url');
  digests.set(text, digest);
  return digest;
}
