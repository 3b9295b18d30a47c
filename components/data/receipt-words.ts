/** What an erasure counts, one and many. What is not in the table is told by its own name. */
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  calls: ['call', 'calls'],
  recordings: ['recording', 'recordings'],
  transcripts: ['transcript', 'transcripts'],
  messages: ['text', 'texts'],
  leads: ['lead', 'leads'],
  emails: ['email', 'emails'],
  mentions: ['mention elsewhere', 'mentions elsewhere'],
  blocked_callers: ['blocked caller', 'blocked callers'],
  archives: ['archive', 'archives'],
};

/** Kept, as a hash: said apart from what is gone. */
const KEPT: ReadonlySet<string> = new Set(['dnc_entries', 'consents']);
/** Bookkeeping that an owner never sees. */
const QUIET: ReadonlySet<string> = new Set(['events', 'notices', 'contact_decisions']);

/** "2 calls, 1 recording, 3 texts and 1 lead are gone. That it must not be contacted is kept as a hash." */
export function receiptWords(receipt: Readonly<Record<string, number>>): string {
  const told = Object.keys(WORDS)
    .filter((name) => receipt[name])
    .concat(Object.keys(receipt).filter((name) => !(name in WORDS) && !KEPT.has(name) && !QUIET.has(name)))
    .map((name) => counted(receipt[name] ?? 0, WORDS[name] ?? [name, name]));
  const gone = told.length > 0 ? `Gone: ${listed(told)}.` : 'There was nothing of it.';
  return Object.keys(receipt).some((name) => KEPT.has(name))
    ? `${gone} That it must not be contacted is kept as a hash.`
    : gone;
}

const counted = (count: number, [one, many]: readonly [string, string]): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
