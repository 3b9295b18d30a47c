/** Spoken phrases, the least recently used forgotten first, bounded by the bytes of their samples. */
export class PhraseCache {
  readonly #most: number;
  readonly #phrases = new Map<string, Int16Array>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Int16Array | undefined {
    const pcm = this.#phrases.get(key);
    if (!pcm) return undefined;
    this.#phrases.delete(key);
    this.#phrases.set(key, pcm);
    return pcm;
  }

  /** A phrase that alone is more than a quarter of the room is not kept. */
  set(key: string, pcm: Int16Array): void {
    this.#forget(key);
    if (pcm.byteLength > this.#most / 4) return;
    this.#phrases.set(key, pcm);
    this.#bytes += pcm.byteLength;
    for (const oldest of this.#phrases.keys()) {
      if (this.#bytes <= this.#most) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#phrases.get(key)?.byteLength ?? 0;
    this.#phrases.delete(key);
  }
}
