import type { Extraction, Turn } from '#lib/adapters/model/port.ts';
import { type Heard, listen } from './detect.ts';
import { FINDERS } from './finders.ts';
import { BASE, FACTORS, type Factor } from './schema.ts';
import type { Sentence } from './sentence.ts';

/** Why a lead is worth what it is. Each factor cites the sentence that earned it, as it stands in its turn. */
export interface LeadScore {
  /** 0 to 100. */
  score: number;
  confidence: 'low' | 'medium' | 'high';
  explanation: string;
  factors: string[];
  /** The strongest first. `turn` is the index into the turns that were scored. */
  factor_details: { factor: string; weight: number; sentence: string; turn: number }[];
}

type Found = Factor & { at: Sentence };

const STRONG = 75;
const SOME = 45;
/** Signals named in the explanation. */
const NAMED = 3;

/**
 * Scores a lead by one conversation: the sum of `BASE` and the weights of the factors found, between 0 and 100. A factor
 * that decides (a wrong number, a sales call, a wish never to be called) leaves no other standing. Where nobody spoke,
 * the score is 0. Reference: KaiCalls API, `lead.scored`.
 */
export function scoreLead(turns: readonly Turn[], extraction: Extraction): LeadScore {
  const heard = listen(turns, extraction);
  const all = FACTORS.flatMap((factor): Found[] => {
    const at = FINDERS[factor.factor](heard);
    return at ? [{ ...factor, at }] : [];
  }).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const deciding = all.filter(({ decides }) => decides);
  const found =
    deciding.length > 0 ? deciding : all.filter((one, index) => !all.slice(0, index).some(saysTheSame(one)));
  const sum = found.reduce((total, { weight }) => total + weight, BASE);
  const score = heard.words === 0 ? 0 : Math.max(0, Math.min(100, sum));
  return {
    score,
    confidence: confidenceIn(heard, deciding.length > 0),
    explanation: explain(heard, found, score),
    factors: found.map(({ factor }) => factor),
    factor_details: found.map(({ factor, weight, at }) => ({ factor, weight, sentence: at.text, turn: at.turn })),
  };
}

/** A sentence about time earns one factor of time, the strongest. */
const saysTheSame =
  ({ kin, at }: Found) =>
  (other: Found): boolean =>
    kin !== undefined && other.kin === kin && other.at.turn === at.turn && other.at.text === at.text;

/**
 * How much there was to go by: one point from 25 caller words, another from 60; one point from one known detail (name,
 * phone, email, reason, requested time), another from three. Three points are high, two medium. What decides was said
 * outright: high.
 */
function confidenceIn({ words, extraction }: Heard, decided: boolean): LeadScore['confidence'] {
  const { name, phone, email, reason, requested_time } = extraction;
  const known = [name, phone, email, reason, requested_time].filter(Boolean).length;
  const points = [words >= 25, words >= 60, known >= 1, known >= 3].filter(Boolean).length;
  if (decided || points >= 3) return 'high';
  return points === 2 ? 'medium' : 'low';
}

function explain({ words }: Heard, found: readonly Found[], score: number): string {
  if (words === 0) return 'Nobody spoke, so there is nothing to go by.';
  const named = (list: readonly Found[]) =>
    list
      .slice(0, NAMED)
      .map(({ told }) => told)
      .join(', ');
  const against = found.filter(({ weight }) => weight < 0);
  const inFavour = found.filter(({ weight }) => weight > 0);
  if (found.some(({ decides }) => decides)) return `Not a prospect: ${named(against)}.`;
  if (inFavour.length === 0) return against.length > 0 ? `Weak intent: ${named(against)}.` : 'No intent signals yet.';
  const strength = score >= STRONG ? 'Strong' : score >= SOME ? 'Some' : 'Weak';
  return `${strength} intent signals: ${named(inFavour)}${against.length > 0 ? `; but ${named(against)}` : ''}.`;
}
