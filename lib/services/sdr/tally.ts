import type { Channel } from './plan.ts';
import { MOST_RESULTS, type RunOutput, type RunResult } from './schema.ts';

const COUNTED = { call: 'calls_queued', email: 'emails_queued', sms: 'sms_sent', escalate: 'escalated' } as const;
const MOST_ERRORS = 20;

/** What a run did, counted as it goes: its memory does not grow with the pipeline. */
export class Tally {
  readonly #summary = { calls_queued: 0, emails_queued: 0, sms_sent: 0, escalated: 0, failed: 0 };
  readonly #results: RunResult[] = [];
  readonly #skipped = new Map<string, number>();
  readonly #errors: string[] = [];

  done(action: Channel | 'escalate', leadId: string, detail: string): void {
    this.#summary[COUNTED[action]] += 1;
    this.#list({ success: true, action, leadId, detail });
  }

  skip(reason: string, leads = 1): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + leads);
  }

  /** A batch that was rolled back: none of its leads was touched. */
  fail(leadIds: readonly string[], error: string): void {
    this.#summary.failed += leadIds.length;
    for (const leadId of leadIds) this.#list({ success: false, action: 'skip', leadId, detail: error });
    if (this.#errors.length < MOST_ERRORS) this.#errors.push(error);
  }

  /** Touches so far, by channel. */
  get touched(): Record<Channel, number> {
    const { calls_queued, emails_queued, sms_sent } = this.#summary;
    return { call: calls_queued, email: emails_queued, sms: sms_sent };
  }

  #list(result: RunResult): void {
    if (this.#results.length < MOST_RESULTS) this.#results.push(result);
  }

  told(): Pick<RunOutput, 'summary' | 'results' | 'skipped' | 'skipped_reasons' | 'errors'> {
    return {
      summary: this.#summary,
      results: this.#results,
      skipped: [...this.#skipped.values()].reduce((sum, leads) => sum + leads, 0),
      skipped_reasons: Object.fromEntries(this.#skipped),
      errors: this.#errors,
    };
  }
}
