import { inTenant } from '#lib/adapters/db/tenant.ts';
import { type Mind, type ModelUse, mindPort, receptionistPort } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';
import { recordUse, tokensToday } from './days.ts';

/** What a call has used of the model before now. */
export interface Spent {
  turns: number;
  tokens: number;
  /** Turns in which the model did not answer. */
  failed: number;
}

/** A model that has failed so often in one call is not waited for again: its caller has heard enough silence. */
const MOST_FAILED_TURNS = 3;

/**
 * The mind as a business may use it now: the configured model within its budgets, whose use is written down; beyond them
 * the built-in rules, which say so (`fault`). Ask it outside of transactions: a model takes seconds.
 */
export async function mindOf(ctx: Context, businessId: string, spent?: Spent): Promise<Mind> {
  const configured = ctx.ports.get(mindPort);
  if (configured.builtIn) return configured;
  if (spent && spent.failed >= MOST_FAILED_TURNS) return standIn(ctx, 'unavailable');
  const { turnsPerCall, tokensPerCall, tokensPerDay } = configured.budget;
  const usedUp =
    (spent && (spent.turns >= turnsPerCall || spent.tokens >= tokensPerCall)) ||
    (await inTenant(ctx, (tx) => tokensToday(tx, businessId))) >= tokensPerDay;
  if (usedUp) return standIn(ctx, 'budget');
  return observed(configured, (use) => inTenant(ctx, (tx) => recordUse(tx, businessId, use)));
}

/** The built-in rules in the place of a model that is not asked. */
function standIn(ctx: Context, fault: NonNullable<ModelUse['fault']>): Mind {
  const rules = ctx.ports.get(receptionistPort);
  return observed(rules, async () => {}, fault);
}

type Told = { report?: ((use: ModelUse) => void) | undefined };

/** Hands each use on to whoever asks, and to `keep`, which is waited for. */
function observed(mind: Mind, keep: (use: ModelUse) => Promise<void>, fault?: ModelUse['fault']): Mind {
  const watching = async <R extends Told, T>(request: R, ask: (request: R) => Promise<T>): Promise<T> => {
    const uses: ModelUse[] = [];
    try {
      return await ask({ ...request, report: (use) => void uses.push({ ...use, fault: fault ?? use.fault }) });
    } finally {
      for (const use of uses) {
        request.report?.(use);
        await keep(use);
      }
    }
  };
  return {
    builtIn: mind.builtIn,
    standsIn: fault ?? undefined,
    label: mind.label,
    budget: mind.budget,
    nextTurn: (request, model) => watching(request, (asked) => mind.nextTurn(asked, model)),
    extract: (request) => watching(request, (asked) => mind.extract(asked)),
    summarise: (request) => watching(request, (asked) => mind.summarise(asked)),
    judge: (request, model) => watching(request, (asked) => mind.judge(asked, model)),
  };
}
