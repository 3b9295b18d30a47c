'use client';

import { useEffect, useRef, useState } from 'react';
import type { AgentDetail } from '#lib/services/agents/schema.ts';
import { type AgentDraft, differing, draftOf } from './draft.ts';
import { conflictOf, type KeptDraft, rebased, recall, remember, withEdit } from './kept-draft.ts';

/** The draft of an agent: what is live, with the changes on top that this browser keeps until they are published. */
export function useDraft(agent: AgentDetail) {
  const live = { version: agent.version, draft: draftOf(agent) };
  const [kept, setKept] = useState<KeptDraft | null>(null);
  const [recalled, setRecalled] = useState(false);
  const unkept = useRef(false);
  const draft = kept ? { ...live.draft, ...kept.edited } : live.draft;
  const changed = differing(live.draft, draft).length > 0;

  // Read after the first paint, which the server has drawn without it.
  useEffect(() => {
    setKept(recall(agent.id));
    setRecalled(true);
  }, [agent.id]);
  useEffect(() => {
    if (recalled) unkept.current = !remember(agent.id, changed ? kept : null);
  }, [recalled, agent.id, kept, changed]);
  useEffect(() => {
    // Only what the browser could not keep would be lost.
    const ask = (event: BeforeUnloadEvent) => unkept.current && changed && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);

  return {
    live: live.draft,
    draft,
    /** What was live when the first change was made. */
    base: kept?.base ?? live.draft,
    changed,
    conflict: conflictOf(kept, live),
    edit: (change: Partial<AgentDraft>) => setKept((before) => withEdit(before, live, change)),
    /** Gives the changes up. @returns what takes them back. */
    discard: () => {
      const given = kept;
      setKept(null);
      return () => setKept(given);
    },
    /** Puts the changes on top of what another has published meanwhile. */
    rebase: () => setKept((before) => before && rebased(before, live)),
  };
}
