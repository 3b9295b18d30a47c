import { afterAll, describe, expect, test } from 'vitest';
import { fliteSpeech } from './flite.ts';
import { PEAK_BUCKETS, type SpokenTurn } from './port.ts';

interface Frame {
  channels: number;
  /** Bits that the frame spends on each channel. */
  bits: number[];
}

/** The frames of an MPEG-2 Layer III stream at 16 kHz and 32 kbit/s; anything else fails. */
function readFrames(mp3: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; at + 40 < mp3.length; ) {
    expect(mp3.readUInt16BE(at) & 0xfffe, `frame at ${at}`).toBe(0xfff2);
    const rates = mp3.readUInt8(at + 2);
    expect(rates >> 4, 'bitrate 32').toBe(4);
    expect((rates >> 2) & 3, '16 kHz').toBe(2);
    const channels = mp3.readUInt8(at + 3) >> 6 === 3 ? 1 : 2;
    const side = BigInt(`0x${mp3.subarray(at + 4, at + 21).toString('hex')}`);
    const bits = (from: number) => Number((side >> BigInt(136 - from - 12)) & 0xfffn);
    frames.push({ channels, bits: channels === 2 ? [bits(10), bits(73)] : [bits(9)] });
    at += 144 + ((rates >> 1) & 1);
  }
  return frames;
}
const FRAME_SECONDS = 576 / 16_000;

const CALL: SpokenTurn[] = [
  { speaker: 'agent', text: 'Thank you for calling Riverside Dental. How can I help?', startMs: 0 },
  { speaker: 'caller', text: 'I chipped a tooth.', startMs: 6000 },
  { speaker: 'agent', text: 'I am sorry to hear that.', startMs: 6200 },
];

describe('flite', () => {
  const speech = fliteSpeech();
  afterAll(() => speech.close());

  test('records a call in stereo: turns in their time, later where speech ran over, silence to the end', async () => {
    const { mp3, seconds, timings, peaks } = await speech.record(CALL, { durationMs: 12_000 });
    expect(seconds).toBe(12);

    const [first, second, third] = timings;
    expect(first?.startMs).toBe(0);
    expect(first?.endMs).toBeGreaterThan(2000);
    expect(second?.startMs).toBe(6000);
    expect(third?.startMs).toBe((second?.endMs ?? 0) + 100);
    expect(third?.endMs).toBeLessThan(12_000);

    const frames = readFrames(mp3);
    expect(frames.length * FRAME_SECONDS).toBeCloseTo(12, 0);
    expect(frames.every((frame) => frame.channels === 2)).toBe(true);
    const spent = (channel: number, fromMs = 0, toMs = 0) =>
      frames
        .slice(Math.ceil(fromMs / 36) + 4, Math.floor(toMs / 36) - 4)
        .reduce((sum, frame) => sum + (frame.bits[channel] ?? 0), 0);
    expect(spent(0, first?.startMs, first?.endMs)).toBeGreaterThan(20 * spent(1, first?.startMs, first?.endMs) + 1);
    expect(spent(1, second?.startMs, second?.endMs)).toBeGreaterThan(20 * spent(0, second?.startMs, second?.endMs) + 1);

    const bucket = (ms: number) => Math.floor((ms / 12_000) * PEAK_BUCKETS);
    expect(peaks.agent).toHaveLength(PEAK_BUCKETS);
    expect(peaks.caller).toHaveLength(PEAK_BUCKETS);
    expect(Math.max(...peaks.agent, ...peaks.caller)).toBe(100);
    expect(Math.max(...peaks.caller.slice(0, bucket(5900)))).toBe(0);
    expect(Math.max(...peaks.caller.slice(bucket(6000)))).toBeGreaterThan(20);
    expect(Math.max(...peaks.agent.slice(bucket(6000), bucket(second?.endMs ?? 0)))).toBe(0);
    expect(Math.max(...peaks.agent.slice(bucket((third?.endMs ?? 0) + 100)))).toBe(0);
  });

  test('never cuts a word to meet a length, and keeps the place of what it cannot say', async () => {
    const turns: SpokenTurn[] = [
      { speaker: 'caller', text: 'Здравствуйте', startMs: 500 },
      { speaker: 'agent', text: 'One moment, please, while I look that up for you.', startMs: 600, voice: 'kal16' },
    ];
    const { seconds, timings } = await speech.record(turns, { durationMs: 1000 });
    expect(timings[0]).toEqual({ startMs: 500, endMs: 1700 });
    expect(timings[1]?.startMs).toBe(1800);
    expect(seconds).toBeCloseTo((timings[1]?.endMs ?? 0) / 1000, 2);
    expect(seconds).toBeGreaterThan(3);
  });

  test('callers differ by voice', async () => {
    const call = (callerVoice: 'rms' | 'awb') =>
      speech.record([{ speaker: 'caller', text: 'Good morning, I have a question.', startMs: 0 }], { callerVoice });
    const [rms, awb, again] = await Promise.all([call('rms'), call('awb'), call('rms')]);
    expect(rms.mp3.equals(awb.mp3)).toBe(false);
    expect(rms.mp3.equals(again.mp3)).toBe(true);
  });

  test('an utterance for a live call comes between the sentences of a recording', async () => {
    const ended: string[] = [];
    const turns = Array.from({ length: 40 }, (_, i): SpokenTurn => {
      return { speaker: i % 2 ? 'caller' : 'agent', text: `This is sentence number ${i} of forty.`, startMs: 0 };
    });
    const recording = speech.record(turns).then(() => ended.push('recording'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const frames = readFrames(await speech.speak('Hello, who is this?', 'awb'));
    ended.push('spoken');
    await recording;
    expect(ended).toEqual(['spoken', 'recording']);
    expect(frames.every((frame) => frame.channels === 1)).toBe(true);
    expect(frames.length * FRAME_SECONDS).toBeGreaterThan(0.8);
  });

  test('an empty call is silence of the length that was asked for', async () => {
    const { seconds, peaks, timings } = await speech.record([], { durationMs: 2000 });
    expect(seconds).toBe(2);
    expect(timings).toEqual([]);
    expect(Math.max(...peaks.agent, ...peaks.caller)).toBe(0);
  });
});

/** A stereo WAV of so many seconds, with a tone on the left: the caller's side. */
function wav(seconds: number, rate = 8_000): ReadableStream<Uint8Array> {
  const header = Buffer.alloc(44);
  header.write('RIFF____WAVEfmt ', 'ascii');
  for (const [at, value] of [
    [16, 16],
    [24, rate],
    [28, rate * 4],
    [40, seconds * rate * 4],
  ])
    header.writeUInt32LE(value as number, at);
  for (const [at, value] of [
    [20, 1],
    [22, 2],
    [32, 4],
    [34, 16],
  ])
    header.writeUInt16LE(value as number, at);
  header.write('data', 36, 'ascii');
  const second = Buffer.from(
    Int16Array.from({ length: rate * 2 }, (_, i) => (i % 2 ? 0 : 20_000 * Math.sin(i / 9))).buffer,
  );
  return new Blob([header, ...Array.from({ length: seconds }, () => second)]).stream();
}

describe('the thread', () => {
  test('writes down what somebody else recorded, as it comes in, and says what is no recording', async () => {
    const speech = fliteSpeech();
    const { seconds, peaks, mp3 } = await speech.transcode(wav(3));
    expect([seconds, Math.max(...peaks.caller), Math.max(...peaks.agent)]).toEqual([3, 100, 0]);
    expect(mp3.length).toBeGreaterThan(1_000);
    await expect(speech.transcode(new Blob(['no wav at all, but long']).stream())).rejects.toThrow('WAV');
    await speech.close();
  });

  test('ends when idle, and starts again with the next words', async () => {
    const speech = fliteSpeech({ idleMs: 20 });
    const first = await speech.speak('Hi.');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await speech.speak('Hi.')).equals(first)).toBe(true);
    await speech.close();
  });

  test('that hangs is ended: what waits fails, what comes later works', async () => {
    const speech = fliteSpeech({ hungMs: 1 });
    await expect(speech.record(CALL)).rejects.toThrow('hung');
    await expect(speech.speak('Hi.')).rejects.toThrow('hung');
    await speech.close();
  });

  test('is gone after close, with all that it was doing', async () => {
    const speech = fliteSpeech();
    const recording = speech.record(CALL);
    const waiting = speech.record(CALL);
    const failed = Promise.all([
      expect(recording).rejects.toThrow('closed'),
      expect(waiting).rejects.toThrow('closed'),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await speech.close();
    await failed;
    await expect(speech.speak('Hi.')).rejects.toThrow('closed');
    await expect(speech.transcode(wav(1))).rejects.toThrow('closed');
  });
});
