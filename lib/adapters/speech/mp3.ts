import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEncoder } from 'wasm-media-encoders';

/** kbit/s, constant: players misread the length of a variable one. For 16 kHz speech more was not worth the bytes. */
const BITRATE = 32;
const FULL_SCALE = 32_768;

type Encoder = Awaited<ReturnType<typeof createEncoder<'audio/mpeg'>>>;

/** LAME, compiled once: an encoder costs 2 ms then, and runs the optimised code from its first sample. */
let compiled: Promise<WebAssembly.Module> | undefined;

/** An MP3 being written: samples go in as they are made, so that no call is ever held whole as PCM. */
export class Mp3 {
  readonly #encoder: Encoder;
  readonly #parts: Uint8Array[] = [];
  readonly #chunk: number;
  readonly #silence: Float32Array;
  readonly #voiced: Float32Array;
  readonly #channels: 1 | 2;

  private constructor(encoder: Encoder, sampleRate: number, channels: 1 | 2) {
    this.#encoder = encoder;
    this.#chunk = sampleRate;
    this.#channels = channels;
    this.#silence = new Float32Array(sampleRate);
    this.#voiced = new Float32Array(sampleRate);
    encoder.configure({ sampleRate, channels, bitrate: BITRATE });
  }

  /** Each has an encoder of its own, so that several can be written in turns. */
  static async open(sampleRate: number, channels: 1 | 2): Promise<Mp3> {
    compiled ??= WebAssembly.compile(readFileSync(fileURLToPath(import.meta.resolve('wasm-media-encoders/wasm/mp3'))));
    return new Mp3(await createEncoder('audio/mpeg', await compiled), sampleRate, channels);
  }

  /** 16-bit samples on one channel, silence on the other. */
  write(pcm: Int16Array, channel: 0 | 1 = 0): void {
    for (let at = 0; at < pcm.length; at += this.#chunk) {
      const part = pcm.subarray(at, at + this.#chunk);
      const voiced = this.#voiced.subarray(0, part.length);
      for (let i = 0; i < part.length; i++) voiced[i] = (part[i] ?? 0) / FULL_SCALE;
      const quiet = this.#silence.subarray(0, part.length);
      if (this.#channels === 1) this.#encode([voiced]);
      else this.#encode(channel === 0 ? [voiced, quiet] : [quiet, voiced]);
    }
  }

  /** 16-bit samples of both channels, as many of each. */
  writeBoth(left: Int16Array, right: Int16Array): void {
    for (let at = 0; at < left.length; at += this.#chunk) {
      const scaled = [left, right].map((lane) =>
        Float32Array.from(lane.subarray(at, at + this.#chunk), (sample) => sample / FULL_SCALE),
      );
      this.#encode(scaled);
    }
  }

  silence(samples: number): void {
    for (let left = samples; left > 0; left -= this.#chunk) {
      const quiet = this.#silence.subarray(0, Math.min(left, this.#chunk));
      this.#encode(this.#channels === 1 ? [quiet] : [quiet, quiet]);
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#parts.push(this.#encoder.finalize().slice());
    const whole = new Uint8Array(this.#parts.reduce((bytes, part) => bytes + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** The encoder hands out its own memory: copied. */
  #encode(channels: Float32Array[]): void {
    this.#parts.push(this.#encoder.encode(channels).slice());
  }
}
