import { setImmediate as breathe } from 'node:timers/promises';
import { SAMPLE_RATE } from './flite-voice.ts';
import { Mp3 } from './mp3.ts';
import { PEAK_BUCKETS, type Recording, type RecordOptions, type Speaker, type SpokenTurn, type Voice } from './port.ts';
import { sentences, spokenText } from './spoken-text.ts';
import { SENTENCE_GAP_MS, spokenMs } from './spoken-time.ts';
import { Waveform } from './waveform.ts';

/** Between two turns when the first one ran over. */
const TURN_GAP_MS = 100;
/** Silence is written in steps of this, so that something urgent can come between. */
const STEP = SAMPLE_RATE * 20;
const WAVEFORM_WINDOW = SAMPLE_RATE / 20;

const toSamples = (ms: number): number => Math.round((ms * SAMPLE_RATE) / 1000);
const toMs = (samples: number): number => Math.round((samples * 1000) / SAMPLE_RATE);

/** Says one sentence; may answer from memory. */
export type Say = (sentence: string, voice: Voice) => Promise<Int16Array>;

export interface RecordedCall extends Omit<Recording, 'mp3'> {
  mp3: Uint8Array<ArrayBuffer>;
}

/** A conversation as stereo, written from its beginning to its end with one sentence at a time in memory. */
export async function recordCall(
  turns: readonly SpokenTurn[],
  options: RecordOptions,
  say: Say,
): Promise<RecordedCall> {
  const voices: Record<Speaker, Voice> = { agent: options.agentVoice ?? 'slt', caller: options.callerVoice ?? 'rms' };
  const mp3 = await Mp3.open(SAMPLE_RATE, 2);
  const waveform = new Waveform(WAVEFORM_WINDOW);
  const timings: Recording['timings'] = [];
  let at = 0;

  const silentUntil = async (end: number) => {
    while (at < end) {
      const step = Math.min(STEP, end - at);
      mp3.silence(step);
      at += step;
      await breathe();
    }
  };

  for (const turn of turns) {
    const voice = turn.voice ?? voices[turn.speaker];
    await silentUntil(Math.max(toSamples(turn.startMs), at + (at > 0 ? toSamples(TURN_GAP_MS) : 0)));
    const startMs = toMs(at);
    const parts = sentences(spokenText(turn.text));
    for (const [index, sentence] of parts.entries()) {
      if (index > 0) await silentUntil(at + toSamples(SENTENCE_GAP_MS));
      const pcm = await say(sentence, voice);
      mp3.write(pcm, turn.speaker === 'agent' ? 0 : 1);
      waveform.add(turn.speaker, at, pcm);
      at += pcm.length;
    }
    // Words that the voices cannot say keep their place.
    if (parts.length === 0) await silentUntil(at + toSamples(spokenMs(turn.text, voice)));
    timings.push({ startMs, endMs: toMs(at) });
  }
  await silentUntil(toSamples(options.durationMs ?? 0));
  return { mp3: mp3.finish(), seconds: at / SAMPLE_RATE, peaks: waveform.peaks(at, PEAK_BUCKETS), timings };
}

/** One utterance, mono. */
export async function speakAloud(text: string, voice: Voice, say: Say): Promise<Uint8Array<ArrayBuffer>> {
  const mp3 = await Mp3.open(SAMPLE_RATE, 1);
  for (const [index, sentence] of sentences(spokenText(text)).entries()) {
    if (index > 0) mp3.silence(toSamples(SENTENCE_GAP_MS));
    mp3.write(await say(sentence, voice));
  }
  return mp3.finish();
}
