import type { ReadableStream as WebStream } from 'node:stream/web';
import { type Transferable, Worker } from 'node:worker_threads';
import type { SpeechAnswer, SpeechRequest } from './flite-protocol.ts';
import type { Recording, RecordOptions, Speech, SpokenTurn, Voice } from './port.ts';

export interface FliteOptions {
  /** Bytes of spoken phrases kept for the next call; 32 kB are a second of speech. */
  cacheBytes?: number;
  /** Milliseconds without work after which the thread ends. */
  idleMs?: number;
  /** Milliseconds after which the thread is taken for hung, and ended with all that it was doing. */
  hungMs?: number;
}

type Done = Extract<SpeechAnswer, { ok: true }>;
type Request = SpeechRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;
interface Waiting {
  resolve(done: Done): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** V8's share of the thread; audio and WebAssembly live outside of it, bounded by the cache and one sentence. */
const HEAP = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };

function recordingOf({ mp3, recording }: Done): Recording {
  if (!recording) throw new Error('the speech thread sent no recording');
  return { ...recording, mp3: Buffer.from(mp3.buffer) };
}

/** Speech by flite in one worker thread, which starts with the first words and ends when nobody speaks. */
export function fliteSpeech(options: FliteOptions = {}): Speech {
  return new FliteSpeech(options);
}

class FliteSpeech implements Speech {
  readonly #options: Required<FliteOptions>;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;
  #closed = false;
  /** Ends when the last recording that was asked for has ended: one at a time. */
  #recordings: Promise<unknown> = Promise.resolve();

  constructor({ cacheBytes = 24 * 1024 * 1024, idleMs = 60_000, hungMs = 300_000 }: FliteOptions) {
    this.#options = { cacheBytes, idleMs, hungMs };
  }

  record(turns: readonly SpokenTurn[], options: RecordOptions = {}): Promise<Recording> {
    const recorded = this.#recordings.then(async () => {
      return recordingOf(await this.#ask({ kind: 'record', turns, options }));
    });
    this.#recordings = recorded.catch(() => {});
    return recorded;
  }

  async transcode(wav: ReadableStream<Uint8Array>): Promise<Recording> {
    return recordingOf(await this.#ask({ kind: 'transcode', wav }, [wav as WebStream]));
  }

  async speak(text: string, voice: Voice = 'slt'): Promise<Buffer> {
    const { mp3 } = await this.#ask({ kind: 'speak', text, voice });
    return Buffer.from(mp3.buffer);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end(new Error('speech is closed'));
  }

  #ask(request: Request, transferred: readonly Transferable[] = []): Promise<Done> {
    if (this.#closed) return Promise.reject(new Error('speech is closed'));
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Done>();
    const timer = setTimeout(() => this.#end(new Error('the speech thread hung')), this.#options.hungMs);
    this.#waiting.set(id, { resolve, reject, timer });
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage({ ...request, id }, transferred);
    return promise;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./flite-worker.ts', import.meta.url), {
      workerData: { cacheBytes: this.#options.cacheBytes },
      resourceLimits: HEAP,
      env: {},
      execArgv: [],
    });
    worker.on('message', (answer: SpeechAnswer) => this.#settle(answer));
    // A thread that was replaced has nothing more to say.
    worker.on('error', (error) => this.#worker === worker && this.#end(error));
    worker.on(
      'exit',
      (code) => this.#worker === worker && this.#end(new Error(`the speech thread ended with ${code}`)),
    );
    return worker;
  }

  #settle(answer: SpeechAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (answer.ok) waiting.resolve(answer);
    else waiting.reject(new Error(answer.message));
    if (this.#waiting.size > 0) return;
    this.#worker?.unref();
    this.#idle = setTimeout(() => this.#end(new Error('idle')), this.#options.idleMs).unref();
  }

  /** Ends the thread; what waits is rejected. The next words start another. */
  async #end(reason: Error): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
    await worker?.terminate();
  }
}
