import { type AgentDraft, DRAFT_FIELDS, type DraftField, differing } from './draft.ts';

/** What was edited and is not published: kept in the browser with what it was edited from. */
export interface KeptDraft {
  /** The version that was live when the first change was made. */
  version: number;
  base: AgentDraft;
  edited: Partial<AgentDraft>;
}

/** One more change; null when nothing differs from what is live any more. */
export function withEdit(
  kept: KeptDraft | null,
  live: { version: number; draft: AgentDraft },
  change: Partial<AgentDraft>,
): KeptDraft | null {
  const { version, base, edited } = kept ?? { version: live.version, base: live.draft, edited: {} };
  const next = { ...edited, ...change };
  // To the letter: a blank at the end of a text is the beginning of a word.
  return DRAFT_FIELDS.some((field) => (next[field] ?? base[field]) !== base[field])
    ? { version, base, edited: next }
    : null;
}

/** What another has published since the draft was begun, and which of it the draft has changed as well. */
export function conflictOf(
  kept: KeptDraft | null,
  live: { version: number; draft: AgentDraft },
): { theirs: DraftField[]; both: DraftField[] } | null {
  if (!kept || kept.version === live.version) return null;
  const theirs = differing(kept.base, live.draft).filter((field) => kept.edited[field] !== live.draft[field]);
  return theirs.length > 0 ? { theirs, both: theirs.filter((field) => kept.edited[field] !== undefined) } : null;
}

/** The same changes on top of what is live now. */
export const rebased = (kept: KeptDraft, live: { version: number; draft: AgentDraft }): KeptDraft | null =>
  withEdit(null, live, kept.edited);

const key = (agentId: string) => `kaicalls:draft:${agentId}`;

/** The draft that this browser keeps for an agent, if any. What an older version of this page left is dropped. */
export function recall(agentId: string): KeptDraft | null {
  try {
    return understood(JSON.parse(localStorage.getItem(key(agentId)) ?? 'null'));
  } catch {
    return null;
  }
}

export function understood(stored: unknown): KeptDraft | null {
  const { version, base, edited } = (stored ?? {}) as Partial<KeptDraft>;
  const known = (value: unknown): value is Partial<AgentDraft> =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, text]) => isField(name) && typeof text === 'string');
  if (typeof version !== 'number' || !known(base) || !known(edited)) return null;
  return DRAFT_FIELDS.every((name) => name in base) ? { version, base, edited } : null;
}

const isField = (name: string): name is DraftField => DRAFT_FIELDS.some((field) => field === name);

/** @returns whether the browser keeps it: a private window or a full store does not. */
export function remember(agentId: string, kept: KeptDraft | null): boolean {
  try {
    if (kept) localStorage.setItem(key(agentId), JSON.stringify(kept));
    else localStorage.removeItem(key(agentId));
    return true;
  } catch {
    return false;
  }
}

/** Whether this browser keeps changes of the agent that are not published. */
export function hasDraft(agentId: string): boolean {
  try {
    return localStorage.getItem(key(agentId)) !== null;
  } catch {
    return false;
  }
}
