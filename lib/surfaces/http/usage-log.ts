import { newId } from '#lib/adapters/db/id.ts';
import { callApp } from '#lib/adapters/db/outside.ts';
import { describeFault } from './fault.ts';
import { log } from './log.ts';

export interface UsageEntry {
  keyId: string;
  /** Without `/api`, as the reference shows it: `/v1/calls`. */
  endpoint: string;
  method: string;
  statusCode: number;
  callId: string | undefined;
  at: Date;
}

const FLUSH_MS = 250;
const BATCH = 500;
/** Where the database cannot be reached for long, the oldest entries are dropped. */
const MOST_KEPT = 20_000;

/** The log of requests made with a key, written in batches behind the answers. A crash loses at most `FLUSH_MS` of it. */
export class UsageLog {
  #entries: object[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  add(entry: UsageEntry): void {
    this.#entries.push({
      id: newId(),
      key_id: entry.keyId,
      endpoint: entry.endpoint,
      method: entry.method,
      status_code: entry.statusCode,
      call_id: entry.callId ?? null,
      created_at: entry.at.toISOString(),
    });
    if (this.#entries.length >= BATCH) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes what has gathered, after any batch that is being written. Never rejects. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const batch = this.#entries;
    if (batch.length === 0) return;
    this.#entries = [];
    try {
      await callApp('select app.log_usage($1)', [JSON.stringify(batch)]);
    } catch (error) {
      log.warn({ entries: batch.length, fault: describeFault(error) }, 'the usage log could not be written');
      this.#entries = [...batch, ...this.#entries].slice(-MOST_KEPT);
      this.#timer ??= setTimeout(() => void this.flush(), 4 * FLUSH_MS).unref();
    }
  }
}
