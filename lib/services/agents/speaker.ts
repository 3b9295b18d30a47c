import { mindPort } from '#lib/adapters/model/port.ts';
import type { Context } from '#lib/core/context.ts';

/** What speaks for the agents of this instance: a language model, or the built-in rules, and its name for people. */
export function speaker(ctx: Context): { builtIn: boolean; label: string } {
  const { builtIn, label } = ctx.ports.get(mindPort);
  return { builtIn, label };
}
