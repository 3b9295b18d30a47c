import type { Tx } from '#lib/adapters/db/tenant.ts';
import { notifyOwner } from '#lib/services/notices/notify.ts';
import { diffPrompts } from './prompt-diff.ts';
import type { Configuration } from './schema.ts';

const CHANNELS = { inbound_prompt: 'Incoming calls', outbound_prompt: 'Outbound calls', sms_prompt: 'Texts' } as const;
/** Sentences quoted of each side, and letters of each: the whole prompt stays in the product. */
const MOST_QUOTED = 3;
const MOST_LETTERS = 160;

interface Changed {
  id: string;
  business_id: string;
  version: number;
  name: string;
  reason?: string | undefined;
}

/** Tells the owner what somebody changed in what an agent is told: in words, and a few sentences. */
export async function tellOfPrompts(
  tx: Tx,
  agent: Changed,
  prompts: readonly (keyof typeof CHANNELS)[],
  before: Configuration,
  after: Configuration,
): Promise<void> {
  await notifyOwner(tx, {
    businessId: agent.business_id,
    kind: 'prompt_changed',
    subjectId: agent.id,
    occasion: `version ${agent.version}`,
    title: `The instructions of ${agent.name} were changed`,
    lines: [
      ...prompts.flatMap((name) => promptDiffLines(CHANNELS[name], before[name], after[name])),
      ...(agent.reason ? [`Reason given: ${agent.reason}`] : []),
      `This is version ${agent.version}; every earlier one can be put back.`,
    ],
    path: `/b/${agent.business_id}/agents/${agent.id}`,
  });
}

function promptDiffLines(channel: string, before: string, after: string): string[] {
  const { added, removed } = diffPrompts(before, after);
  if (added.length === 0 && removed.length === 0) return [`${channel}: only the layout or the order changed.`];
  return [`${channel}: ${counted(added.length, removed.length)}.`, ...quoted('+', added), ...quoted('-', removed)];
}

/** "2 sentences added, 1 taken out". */
function counted(added: number, removed: number): string {
  const sentences = (n: number) => `${n} ${n === 1 ? 'sentence' : 'sentences'}`;
  if (added === 0) return `${sentences(removed)} taken out`;
  return removed === 0 ? `${sentences(added)} added` : `${sentences(added)} added, ${removed} taken out`;
}

function quoted(sign: '+' | '-', sentences: readonly string[]): string[] {
  const shown = sentences
    .slice(0, MOST_QUOTED)
    .map((text) => `${sign} ${text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text}`);
  const more = sentences.length - shown.length;
  return more > 0 ? [...shown, `${sign} and ${more} more`] : shown;
}
