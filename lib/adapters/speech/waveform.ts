import type { Speaker } from './port.ts';

/** The loudness of two lanes over time, gathered in small windows because the length is known only at the end. */
export class Waveform {
  readonly #window: number;
  readonly #energy: Record<Speaker, number[]> = { agent: [], caller: [] };

  /** `window`: samples in the finest step that is kept. */
  constructor(window: number) {
    this.#window = window;
  }

  add(lane: Speaker, at: number, pcm: Int16Array): void {
    const energy = this.#energy[lane];
    for (let i = 0; i < pcm.length; i++) {
      const window = Math.floor((at + i) / this.#window);
      const sample = (pcm[i] ?? 0) / 32_768;
      energy[window] = (energy[window] ?? 0) + sample * sample;
    }
  }

  /** `count` values of 0 to 100 per lane, over `samples` in all: 100 is the loudest of both. */
  peaks(samples: number, count: number): { agent: number[]; caller: number[] } {
    const windows = Math.max(1, Math.ceil(samples / this.#window));
    const agent = this.#buckets(this.#energy.agent, windows, count);
    const caller = this.#buckets(this.#energy.caller, windows, count);
    const loudest = Math.max(...agent, ...caller) || 1;
    const scaled = (lane: number[]) => lane.map((level) => Math.round((level / loudest) * 100));
    return { agent: scaled(agent), caller: scaled(caller) };
  }

  /** The root of the mean energy of the windows under each bucket; a short recording repeats windows. */
  #buckets(energy: number[], windows: number, count: number): number[] {
    return Array.from({ length: count }, (_, bucket) => {
      const from = Math.floor((bucket * windows) / count);
      const to = Math.max(from + 1, Math.floor(((bucket + 1) * windows) / count));
      let sum = 0;
      for (let window = from; window < to; window++) sum += energy[window] ?? 0;
      return Math.sqrt(sum / (to - from));
    });
  }
}
