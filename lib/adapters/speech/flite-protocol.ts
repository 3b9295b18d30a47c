import type { Recording, RecordOptions, SpokenTurn, Voice } from './port.ts';

/** What goes to the speech thread. */
export type SpeechRequest =
  | { id: number; kind: 'record'; turns: readonly SpokenTurn[]; options: RecordOptions }
  | { id: number; kind: 'speak'; text: string; voice: Voice }
  /** A WAV that comes in by pieces; each is asked for by reading the stream. */
  | { id: number; kind: 'transcode'; wav: ReadableStream<Uint8Array> };

/** What comes back; `recording` where one was asked for. */
export type SpeechAnswer =
  | { id: number; ok: true; mp3: Uint8Array<ArrayBuffer>; recording?: Omit<Recording, 'mp3'> }
  | { id: number; ok: false; message: string };
