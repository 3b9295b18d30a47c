import { Client } from 'pg';

const AGAIN_MS = 1_000;

export interface Heard {
  /** What another session told. */
  told(payload: string): void;
  /** Listening has begun, or begun again: what was told before is not known. */
  opened(): void;
  closed(): void;
}

/**
 * Follows one channel of Postgres on a connection of its own, and opens another when that breaks. Needs a session of its
 * own: behind a transaction pooler nothing is heard.
 */
export class Listener {
  readonly #url: string;
  readonly #channel: string;
  readonly #heard: Heard;
  #client: Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(url: string, channel: string, heard: Heard) {
    this.#url = url;
    this.#channel = channel;
    this.#heard = heard;
    void this.#open();
  }

  async #open(): Promise<void> {
    if (this.#stopped) return;
    const client = new Client({ connectionString: this.#url, keepAlive: true, application_name: 'kaicalls live' });
    this.#client = client;
    client.on('error', () => {}); // `end` follows
    client.once('end', () => {
      this.#heard.closed();
      if (!this.#stopped) this.#again = setTimeout(() => void this.#open(), AGAIN_MS);
      this.#again?.unref();
    });
    client.on('notification', ({ payload }) => payload && this.#heard.told(payload));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.#channel)}`);
      this.#heard.opened();
    } catch {
      await client.end().catch(() => {});
    }
  }

  /** Gives up a connection that is no longer to be trusted; another follows. */
  renew(): void {
    void this.#client?.end().catch(() => {});
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    await this.#client?.end().catch(() => {});
  }
}
