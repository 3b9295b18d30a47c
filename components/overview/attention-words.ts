import { spokenName } from '#components/calls/call-state.ts';
import { endedWords } from '#components/calls/ended-words.ts';
import { FAULT_WORDS } from '#components/calls/fault-words.ts';
import { formatPhone } from '#components/ui/format-phone.ts';
import { formatAgo, plural } from '#components/ui/format-time.ts';
import type { Attention, AttentionItem } from '#lib/services/attention/schema.ts';

type Kind = AttentionItem['kind'];

/** One thing that waits, in the owner's words. Paths are below `/b/<business>/`. */
export interface Waiting {
  key: string;
  kind: Kind;
  subject: string;
  title: string;
  why: string;
  score: number | null;
  /** Where it comes from, and the one thing to do about it. */
  path: string;
  action: string;
  /** The call in which it was said, where that is not what `path` opens. */
  heardAt: string | null;
  /** It can be put away; else it ends where it is decided. */
  dismissible: boolean;
}

interface Telling {
  why: (item: AttentionItem, now: number) => string;
  path: (item: AttentionItem) => string;
  action: string;
  /** Many of them are one thing to do: told as one, in these words. */
  together?: (count: number) => string;
}

const TELLING: Record<Kind, Telling> = {
  hot_lead: {
    why: ({ at }, now) => `Hot lead from ${agoWords(at, now)}, not contacted`,
    path: ({ subject }) => `leads/${subject}`,
    action: 'Open lead',
  },
  question: {
    why: ({ count }) => (count === 1 ? 'One caller asked' : `${count} callers asked`),
    path: ({ agent_id, call_id }) => (agent_id ? `agents/${agent_id}` : `calls/${call_id}`),
    action: 'Teach the agent',
  },
  missed_call: {
    why: ({ at }, now) => `Called ${agoWords(at, now)}, and nobody answered`,
    path: ({ call_id }) => `calls/${call_id}`,
    action: 'Open call',
  },
  failed_call: {
    why: ({ detail, at }, now) => `${endedWords(detail, 'failed', 'The caller', 'Your agent')}, ${agoWords(at, now)}`,
    path: ({ call_id }) => `calls/${call_id}`,
    action: 'Open call',
  },
  webhook: {
    why: ({ detail, count }) => `Webhook: ${answerWords(detail)}, ${count === 1 ? 'once' : `${count} times`}`,
    path: () => 'settings/webhooks',
    action: 'Open log',
  },
  model: {
    why: ({ detail }) => `${FAULT_WORDS[detail ?? ''] ?? 'It did not answer'}. The built-in rules stood in`,
    path: () => 'settings/connections',
    action: 'Open connections',
  },
  email_approval: {
    why: ({ detail }) =>
      detail ? `“${detail}”, and nothing is sent before you say so` : 'Nothing is sent before you say so',
    path: () => 'messages?view=emails',
    action: 'Review',
    together: (count) => `${plural(count, 'email')} to approve`,
  },
  sdr_review: {
    why: ({ title }) => `${title ?? 'A lead'}: the follow-up stopped, and waits for your decision`,
    path: () => 'sdr?segment=manual_review',
    action: 'Decide',
    together: (count) => `${plural(count, 'lead')} for you to decide`,
  },
};

const DECIDED_ELSEWHERE: readonly Kind[] = ['email_approval', 'sdr_review'];

/** The things that wait, each with its one action; of what is decided together, one for all. */
export function waitingOf({ items, totals }: Attention, now: number): Waiting[] {
  const together = new Set<Kind>();
  return items.flatMap((item) => {
    const { why, path, action, together: all } = TELLING[item.kind];
    if (together.has(item.kind)) return [];
    if (all) together.add(item.kind);
    return {
      key: `${item.kind} ${all ? '' : item.subject}`,
      kind: item.kind,
      subject: item.subject,
      title: all ? all(totals[item.kind]) : titleOf(item),
      why: why(item, now),
      score: item.kind === 'hot_lead' ? item.score : null,
      path: path(item),
      action,
      heardAt: item.kind === 'question' && item.call_id ? `calls/${item.call_id}` : null,
      dismissible: !DECIDED_ELSEWHERE.includes(item.kind),
    };
  });
}

/** How many there are beyond those that are shown, over all kinds. */
export function beyond({ items, totals }: Attention): number {
  const shown = items.filter(({ kind }) => !TELLING[kind].together).length;
  const all = Object.entries(totals).reduce((sum, [kind, n]) => sum + (TELLING[kind as Kind].together ? 0 : n), 0);
  return all - shown;
}

function titleOf({ kind, title, count }: AttentionItem): string {
  if (kind === 'model') return `The language model failed ${count === 1 ? 'once' : `${count} times`}`;
  if (title === null) return 'Number withheld';
  if (kind === 'webhook') return URL.canParse(title) ? new URL(title).host : title;
  if (kind === 'question') return title.charAt(0).toUpperCase() + title.slice(1);
  return title.startsWith('+') ? formatPhone(title) : spokenName(title);
}

function agoWords(at: string, now: number): string {
  const ago = formatAgo(at, now);
  return ago === 'now' ? 'just now' : ago;
}

function answerWords(detail: string | null): string {
  if (detail === null) return 'no answer';
  return /^\d{3}$/.test(detail) ? `answered ${detail}` : 'could not be reached';
}
