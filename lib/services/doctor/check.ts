import type { Ports } from '#lib/core/port.ts';
import type { Finding } from './schema.ts';

/** What is examined: this process, as it was started. */
export interface Patient {
  env: Readonly<Record<string, string | undefined>>;
  /** Absolute, or below the folder that the product was started in. */
  dataDir: string;
  publicUrl: string;
  ports: Ports;
}

export type Verdict = Pick<Finding, 'outcome' | 'said'> & { fix?: string };

/** One thing that is looked at. `run` may throw: that is a failure too, told in a word. */
export interface Check {
  id: string;
  title: string;
  run(patient: Patient): Verdict | Promise<Verdict>;
}

export const ok = (said: string): Verdict => ({ outcome: 'ok', said });
export const skip = (said: string): Verdict => ({ outcome: 'skip', said });
export const warn = (said: string, fix: string): Verdict => ({ outcome: 'warn', said, fix });
export const fail = (said: string, fix: string): Verdict => ({ outcome: 'fail', said, fix });

/** As many of something, with its word: `1 table`, `3 tables`. */
export const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;
