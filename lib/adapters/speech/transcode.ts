import { setImmediate as breathe } from 'node:timers/promises';
import type { RecordedCall } from './call-recording.ts';
import { Mp3 } from './mp3.ts';
import { PEAK_BUCKETS } from './port.ts';
import { readWav } from './wav.ts';
import { Waveform } from './waveform.ts';

/** Windows of the waveform in a second. */
const WINDOWS = 20;
/** Encoded at one go, in seconds of speech: something urgent can come between. */
const STEP_SECONDS = 5;

/**
 * Makes our MP3, agent on the left and caller on the right, and its waveform of a carrier's stereo WAV, in which it is the
 * other way round. A mono one is heard on both sides.
 */
export async function transcode(wav: AsyncIterable<Uint8Array>): Promise<RecordedCall> {
  let mp3: Mp3 | undefined;
  let waveform: Waveform | undefined;
  let rate = 1;
  let at = 0;
  for await (const { format, samples } of readWav(wav)) {
    rate = format.sampleRate;
    mp3 ??= await Mp3.open(rate, 2);
    waveform ??= new Waveform(Math.max(1, Math.round(rate / WINDOWS)));
    const step = rate * STEP_SECONDS * format.channels;
    for (let from = 0; from < samples.length; from += step) {
      const [caller, agent] = lanes(samples.subarray(from, from + step), format.channels);
      mp3.writeBoth(agent, caller);
      waveform.add('agent', at, agent);
      waveform.add('caller', at, caller);
      at += agent.length;
      await breathe();
    }
  }
  if (!mp3 || !waveform) throw new Error('a recording without a sound');
  return {
    mp3: mp3.finish(),
    seconds: at / rate,
    peaks: waveform.peaks(at, PEAK_BUCKETS),
    timings: [],
  };
}

function lanes(samples: Int16Array, channels: 1 | 2): [Int16Array, Int16Array] {
  if (channels === 1) return [samples, samples];
  const [left, right] = [new Int16Array(samples.length / 2), new Int16Array(samples.length / 2)];
  for (let i = 0; i < left.length; i++) {
    left[i] = samples[2 * i] ?? 0;
    right[i] = samples[2 * i + 1] ?? 0;
  }
  return [left, right];
}
