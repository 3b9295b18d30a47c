import type { ModelFault, ModelUse } from '#lib/adapters/model/port.ts';
import type { Spent } from '#lib/services/model-use/mind.ts';
import type { CallModels } from './schema.ts';

/** What a turn keeps of the model that spoke it; nothing where the built-in rules are all that there is. */
export interface TurnModel {
  label: string;
  tokens: number;
  fault: ModelFault | null;
}

export const turnModelOf = ({ builtIn, label, tokens, fault }: ModelUse): { model?: TurnModel } =>
  builtIn && !fault ? {} : { model: { label, tokens, fault } };

interface StoredTurn {
  speaker: string;
  details: unknown;
}

const modelsIn = (turns: readonly StoredTurn[]): TurnModel[] =>
  turns.flatMap(({ details }) => (details as { model?: TurnModel }).model ?? []);

/** What the conversation has used of the model so far. */
export function spentOn(turns: readonly StoredTurn[]): Spent {
  const models = modelsIn(turns);
  return {
    turns: models.length,
    tokens: models.reduce((sum, { tokens }) => sum + tokens, 0),
    failed: models.filter(({ fault }) => fault && fault !== 'budget').length,
  };
}

/**
 * Who held a conversation, and who read it. `otherwise` is who spoke where no turn says so: the built-in rules in a
 * simulated call, the carrier's own agent in any other.
 */
export function modelsOf(turns: readonly StoredTurn[], read: readonly ModelUse[], otherwise: string): CallModels {
  const models = modelsIn(turns);
  const fallbacks = models.filter(({ fault }) => fault);
  const spoke = models.find(({ fault }) => !fault) ?? models[0];
  const spoken = turns.some(({ speaker }) => speaker === 'agent');
  const reader = read.find(({ fault }) => fault) ?? read[0];
  return {
    spoken_by: spoke?.label ?? (spoken ? otherwise : null),
    spoken_fault: fallbacks.at(-1)?.fault ?? null,
    fallback_turns: fallbacks.length,
    read_by: reader?.label ?? null,
    read_fault: reader?.fault ?? null,
  };
}
