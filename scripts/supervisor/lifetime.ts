import { z } from 'zod';

/** Nothing that is told to stop may hang for longer. */
const LONGEST_STOP_MS = 4_800;

/**
 * The life of a process under the supervisor: tells it that the process is ready, and runs `stop` when it is asked to
 * end, or when the supervisor has died. Ctrl-C in a terminal reaches every process; a supervised one leaves it to the
 * supervisor, so that things stop in order.
 */
export function ready(stop: () => Promise<void>): void {
  const supervised = process.connected;
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', () => {
    if (!supervised) end();
  });
  process.once('disconnect', end);
  process.send?.({ ready: true });
}

/** Ends the process with a reason that the supervisor can show. */
export async function fail(reason: string): Promise<never> {
  if (process.connected) await new Promise<void>((sent) => process.send?.({ failed: reason }, () => sent()));
  else console.error(reason);
  process.exit(1);
}

/** What `compose` makes of the environment; where that is unusable, the process ends and says why in a sentence. */
export async function configured<T>(compose: () => T): Promise<T> {
  try {
    return compose();
  } catch (error) {
    return fail(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
  }
}
