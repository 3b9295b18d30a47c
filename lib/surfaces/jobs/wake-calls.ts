import { Client } from 'pg';

/** The channel that pg-boss and `app.enqueue` announce jobs on; the payload is the queue's name. */
const CHANNEL_SQL = "select 'pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24) as channel";
const AGAIN_MS = 1_000;

/**
 * Listens for enqueued jobs on a connection of its own, and opens another when that breaks. Needs a session of its own:
 * behind a transaction pooler nothing is heard, and the clock of the worker alone wakes them.
 */
export function listenForJobs(adminUrl: string, heard: (queue: string) => void): { stop(): Promise<void> } {
  let stopped = false;
  let client: Client | undefined;

  async function listen(): Promise<void> {
    if (stopped) return;
    client = new Client({ connectionString: adminUrl, keepAlive: true });
    client.on('error', () => {}); // `end` follows
    client.once('end', () => setTimeout(() => void listen(), AGAIN_MS).unref());
    client.on('notification', ({ payload }) => payload && heard(payload));
    try {
      await client.connect();
      const { rows } = await client.query<{ channel: string }>(CHANNEL_SQL);
      await client.query(`listen ${rows[0]?.channel}`);
    } catch {
      await client.end().catch(() => {});
    }
  }

  void listen();
  return {
    async stop() {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
}
