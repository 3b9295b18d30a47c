/** One stretch of speech. */
export interface Spoken {
  role: 'user' | 'bot';
  secondsFromStart: number;
  duration: number;
}

const RATE = 8000;
const HEADER_BYTES = 44;
const AMPLITUDE = 6000;
const TONE_HZ = { user: 220, bot: 330 };

/** A stereo WAV of 16 bits: the customer on the left and the assistant on the right, a tone wherever one speaks. */
export function stereoWav(spoken: readonly Spoken[], seconds: number): Buffer {
  const frames = Math.ceil(seconds * RATE);
  const wav = Buffer.alloc(HEADER_BYTES + frames * 4);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(frames * 4, 40);
  for (const { role, secondsFromStart, duration } of spoken) {
    const channel = role === 'user' ? 0 : 2;
    const from = Math.floor(secondsFromStart * RATE);
    const to = Math.min(frames, from + Math.floor(duration * RATE));
    for (let frame = from; frame < to; frame++) {
      const sample = Math.sin((2 * Math.PI * TONE_HZ[role] * frame) / RATE) * AMPLITUDE;
      wav.writeInt16LE(Math.round(sample), HEADER_BYTES + frame * 4 + channel);
    }
  }
  return wav;
}
