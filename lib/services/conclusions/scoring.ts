import type { Extraction, Turn } from '#lib/adapters/model/port.ts';

/** Why a lead is worth what it is. Each factor cites the sentence that earned it, as it stands in the turn. */
export interface LeadScore {
  score: number;
  confidence: 'low' | 'medium' | 'high';
  explanation: string;
  factors: string[];
  /** `turn` is the index into the turns that were scored. */
  factor_details: { factor: string; weight: number; sentence: string; turn: number }[];
}

const BASE = 30;
const FACTORS = [
  { factor: 'pricing_question', weight: 18, told: 'requested pricing', words: /\b(?:how much|cost|price|charge)\b/i },
  {
    factor: 'timeline_question',
    weight: 14,
    told: 'asked about timeline',
    words: /\b(?:how soon|how long|when can)\b/i,
  },
  { factor: 'not_interested', weight: -40, told: 'not interested', words: /\bnot interested\b/i },
];

export function scoreLead(turns: readonly Turn[], _extraction: Extraction): LeadScore {
  const found = FACTORS.flatMap((rule) => {
    const turn = turns.findIndex((one) => one.role === 'caller' && rule.words.test(one.text));
    return turn < 0 ? [] : [{ ...rule, turn, sentence: turns[turn]?.text ?? '' }];
  });
  const score = Math.max(
    0,
    Math.min(
      100,
      found.reduce((sum, { weight }) => sum + weight, BASE),
    ),
  );
  return {
    score,
    confidence: turns.length > 6 ? 'medium' : 'low',
    explanation: found.length > 0 ? `Signals: ${found.map(({ told }) => told).join(', ')}.` : 'No clear signals.',
    factors: found.map(({ factor }) => factor),
    factor_details: found.map(({ factor, weight, sentence, turn }) => ({ factor, weight, sentence, turn })),
  };
}
