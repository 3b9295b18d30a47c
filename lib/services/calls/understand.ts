import type { Extraction, Mind, ModelUse } from '#lib/adapters/model/port.ts';
import { type QualityDimensions, qualityOf } from '#lib/services/conclusions/quality.ts';
import { type LeadScore, scoreLead } from '#lib/services/conclusions/scoring.ts';
import { withCollected } from './collected.ts';
import type { Subject } from './subject.ts';

/** What was made of a conversation. Evidence and factors point at turns by their index in the call. */
export interface Understanding {
  summary: string;
  extraction: Extraction;
  quality: QualityDimensions;
  score: LeadScore;
  /** Who has read it. */
  read: ModelUse[];
}

export async function understand(mind: Mind, { call, turns, briefing }: Subject): Promise<Understanding> {
  const words = wordsIn(turns);
  const direction = call.direction;
  const callerNumber = direction === 'inbound' ? call.from_number : call.to_number;
  const read: ModelUse[] = [];
  const report = (use: ModelUse) => void read.push(use);
  const request = { system: briefing.system, turns: words, direction, callerNumber, report };
  const [said, summary] = await Promise.all([mind.extract(request), mind.summarise(request)]);
  const extraction = withCollected(said, call.collected);
  return { summary, extraction, quality: qualityOf(words, extraction), score: scoreOf(turns, extraction), read };
}

type StoredTurn = Pick<Subject['turns'][number], 'speaker' | 'text' | 'index'>;

const spokenIn = (turns: readonly StoredTurn[]) => turns.filter((turn) => turn.speaker !== 'note');
const wordsIn = (turns: readonly StoredTurn[]) =>
  spokenIn(turns).map((turn) => ({ role: turn.speaker as 'agent' | 'caller', text: turn.text }));

/** What a held call says its lead is worth. */
export function scoreOf(turns: readonly StoredTurn[], extraction: Extraction): LeadScore {
  const spoken = spokenIn(turns);
  const score = scoreLead(wordsIn(turns), extraction);
  return {
    ...score,
    factor_details: score.factor_details.map((factor) => ({
      ...factor,
      turn: spoken[factor.turn]?.index ?? factor.turn,
    })),
  };
}
