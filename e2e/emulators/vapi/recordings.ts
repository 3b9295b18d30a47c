import { randomUUID } from 'node:crypto';
import { EmulatorServer } from '#e2e/emulators/kit/server.ts';
import { type Spoken, stereoWav } from './recording.ts';

const LIVES_MS = 60_000;

/** The storage that recordings are redirected to: an origin of its own, whose addresses need no key and soon expire. */
export class Recordings {
  readonly #kept = new Map<string, { seconds: number; spoken: Spoken[] }>();
  readonly #presigned = new Map<string, { callId: string; until: number }>();
  readonly #server = new EmulatorServer({
    routes: {
      'GET /recordings/:token': ({ params, headers }) => {
        const found = this.#presigned.get(params.token ?? '');
        // As S3 does: a presigned address and a key beside it contradict each other.
        if (headers.authorization) return { status: 400, body: 'Only one auth mechanism allowed' };
        if (!found || found.until < Date.now()) return { status: 403, body: 'Request has expired' };
        const { spoken, seconds } = this.#kept.get(found.callId) ?? { spoken: [], seconds: 0 };
        return { status: 200, body: stereoWav(spoken, seconds), headers: { 'content-type': 'audio/wav' } };
      },
    },
    notFound: () => ({ status: 404, body: 'NoSuchKey' }),
    refusal: (_, message) => message,
  });
  #url = '';

  static async start(): Promise<Recordings> {
    const recordings = new Recordings();
    recordings.#url = await recordings.#server.listen();
    return recordings;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  keep(callId: string, recording: { seconds: number; spoken: Spoken[] }): void {
    this.#kept.set(callId, recording);
  }

  /** A new address for a recording, or null where there is none. */
  presigned(callId: string, livesMs = LIVES_MS): string | null {
    if (!this.#kept.has(callId)) return null;
    const token = randomUUID();
    this.#presigned.set(token, { callId, until: Date.now() + livesMs });
    return `${this.#url}/recordings/${token}`;
  }
}
