import { once } from 'node:events';
import type { Client, Connection, Submittable } from 'pg';

/** What pg's connection offers for COPY beyond its types. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** One COPY statement as pg runs it. */
class Copy implements Submittable {
  readonly ended: Promise<void>;
  readonly #text: string;
  #settle!: { resolve: () => void; reject: (error: Error) => void };

  constructor(text: string) {
    this.#text = text;
    this.ended = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ended.catch(() => {}); // whoever awaits it is told
  }
  submit(connection: Connection): void {
    connection.query(this.#text);
  }
  handleCommandComplete(): void {}
  handleReadyForQuery(): void {
    this.#settle.resolve();
  }
  handleError(error: Error): void {
    this.#settle.reject(error);
  }
}

class CopyOut extends Copy {
  readonly #take: (chunk: Buffer, from: Connection) => void;

  constructor(text: string, take: (chunk: Buffer, from: Connection) => void) {
    super(text);
    this.#take = take;
  }
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    this.#take(chunk, connection);
  }
}

class CopyIn extends Copy {
  readonly opened: Promise<CopyConnection>;
  #open!: (connection: CopyConnection) => void;

  constructor(text: string) {
    super(text);
    this.opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }
  handleCopyInResponse(connection: CopyConnection): void {
    this.#open(connection);
  }
}

/**
 * Writes the rows of a query on one server into a table of another. Only what is under way is in memory: the one side
 * waits for the other. @throws when either side refuses; its transaction is then of no more use.
 */
export async function copyRows(
  source: Client,
  select: string,
  target: Client,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const into = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`);
  target.query(into);
  const sink = await Promise.race([into.opened, into.ended]);
  if (!sink) throw new Error(`${table} takes no rows.`);
  const out = new CopyOut(`copy (${select}) to stdout`, (chunk, from) => {
    sendTogether(sink);
    sink.sendCopyFromChunk(chunk);
    if (sink.stream.writableNeedDrain && !from.stream.isPaused()) {
      from.stream.pause();
      once(sink.stream, 'drain').finally(() => from.stream.resume());
    }
  });
  source.query(out);
  try {
    await out.ended;
  } catch (error) {
    sink.sendCopyFail('the source failed');
    await into.ended.catch(() => {});
    throw error;
  }
  sink.endCopyFrom();
  await into.ended;
}

/** A row is a message of its own; those that come together go on together. */
function sendTogether({ stream }: Connection): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
