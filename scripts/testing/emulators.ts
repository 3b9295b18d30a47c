import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, '../../e2e/emulators/run.ts');

/** Emulators of the vendors, in a process of their own. */
export interface Emulators {
  /** What makes the product use them. */
  env: Record<string, string>;
  /** Where the emulated carrier takes orders: who shall ring. */
  carrier: string;
  stop(): void;
}

/** @param product where the product will listen. @throws when they do not start; they have said why. */
export async function startEmulators(product: string): Promise<Emulators> {
  const child = fork(SCRIPT, {
    env: { ...process.env, PRODUCT: product },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The emulators ended while they started.')));
  const [told] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return { ...(told as Pick<Emulators, 'env' | 'carrier'>), stop: () => child.kill() };
}
