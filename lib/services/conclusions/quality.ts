import type { Extraction, Turn } from '#lib/adapters/model/port.ts';

/** How well the agent did, each an integer of 0–100 measured on the conversation. */
export interface QualityDimensions {
  professionalism: number;
  empathy: number;
  information_gathering: number;
  resolution: number;
}

const share = (parts: readonly boolean[]): number =>
  parts.length === 0 ? 0 : Math.round((100 * parts.filter(Boolean).length) / parts.length);

export function qualityOf(turns: readonly Turn[], extraction: Extraction): QualityDimensions {
  const said = turns.filter((turn) => turn.role === 'agent').map((turn) => turn.text);
  const anywhere = (words: RegExp) => said.some((text) => words.test(text));
  const goodbye = anywhere(/\b(?:goodbye|bye|have a (?:good|great|nice|lovely))\b/i);
  return {
    professionalism: share([
      anywhere(/\b(?:hello|hi|thank you for calling|good (?:morning|afternoon))\b/i),
      anywhere(/\b(?:please|thank)/i),
      new Set(said).size === said.length,
    ]),
    empathy: share([anywhere(/\b(?:sorry|understand|of course|happy to|glad)\b/i), anywhere(/\bthank/i)]),
    information_gathering: share([
      extraction.name !== null,
      extraction.phone !== null,
      extraction.email !== null,
      extraction.reason !== null,
    ]),
    resolution: share([goodbye, !anywhere(/\b(?:not sure|don't know|don't have)\b/i)]),
  };
}
