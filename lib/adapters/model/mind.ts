import { nextAgentTurn } from './converse.ts';
import { extractCall, summarise } from './extract.ts';
import { judge } from './judge.ts';
import type { Mind } from './port.ts';
import { resolveModel } from './resolve.ts';

/** The mind of this process: a configured language model, or the built-in receptionist, behind one code path. */
export function createMind(env: Record<string, string | undefined> = process.env): Mind {
  const own = resolveModel(env);
  return {
    builtIn: own.builtIn,
    label: own.label,
    budget: own.budget,
    nextTurn: (request, agentModel) =>
      nextAgentTurn({ ...request, model: resolveModel(env, agentModel).model, turnMs: own.turnMs }),
    extract: (request) => extractCall({ ...request, model: own.model }),
    summarise: (request) => summarise({ ...request, model: own.model }),
    judge: async (request, judgeModel) => judge({ ...request, model: resolveModel(env, judgeModel).model }),
  };
}
