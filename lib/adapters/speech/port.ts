import { port } from '#lib/core/port.ts';

/** slt is a woman; rms, awb (Scottish) and kal16 (robotic) are men. */
export const VOICES = ['slt', 'rms', 'awb', 'kal16'] as const;
export type Voice = (typeof VOICES)[number];
export const isVoice = (name: string): name is Voice => (VOICES as readonly string[]).includes(name);

export type Speaker = 'agent' | 'caller';

export interface SpokenTurn {
  speaker: Speaker;
  text: string;
  /** Milliseconds into the recording. Later when the turn before it is still being spoken. */
  startMs: number;
  /** Wins over the voice of the recording's options. */
  voice?: Voice;
}

export interface RecordOptions {
  /** The least length of the recording; silence fills it up. Speech that takes longer makes it longer. */
  durationMs?: number;
  agentVoice?: Voice;
  callerVoice?: Voice;
}

/** Samples of each lane of a waveform: every recording has as many, whatever its length. */
export const PEAK_BUCKETS = 240;

export interface Recording {
  /** Stereo: the agent left, the caller right. */
  mp3: Buffer;
  seconds: number;
  /** `PEAK_BUCKETS` values of 0 to 100 per lane, both lanes on one scale. */
  peaks: { agent: number[]; caller: number[] };
  /** Where each turn is really heard, in the order of the turns; empty where somebody else recorded it. */
  timings: { startMs: number; endMs: number }[];
}

/** Makes words audible. Rejects when the speech engine fails; the same request may be tried again. */
export interface Speech {
  /** Turns in the order of their `startMs`. */
  record(turns: readonly SpokenTurn[], options?: RecordOptions): Promise<Recording>;
  /**
   * A recording that somebody else made, as it comes in: a WAV with the caller on the left and the agent on the right.
   * @throws for what is no WAV of 16-bit PCM
   */
  transcode(wav: ReadableStream<Uint8Array>): Promise<Recording>;
  /** One utterance as a mono MP3. */
  speak(text: string, voice?: Voice): Promise<Buffer>;
  /** Lets go of threads. What is under way is rejected. */
  close(): Promise<void>;
}

export const speechPort = port<Speech>('speech');

export { spokenMs } from './spoken-time.ts';
