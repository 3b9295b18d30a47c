/** What the header of a WAV says. */
export interface WavFormat {
  sampleRate: number;
  channels: 1 | 2;
}

const PCM = 1;
/** `WAVE_FORMAT_EXTENSIBLE`: the same samples behind a longer header. */
const EXTENSIBLE = 0xfffe;
/** Headers are short; what goes on longer is none. */
const LONGEST_HEADER = 64 * 1024;

/**
 * Reads a WAV while it comes in: its format, then its samples, interleaved, in whole frames. Only the piece at hand is
 * held, since two hours are half a gigabyte.
 * @throws for anything but 16-bit PCM of one or two channels
 */
export async function* readWav(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ format: WavFormat; samples: Int16Array }> {
  let held: Buffer = Buffer.alloc(0);
  let format: WavFormat | undefined;
  for await (const piece of source) {
    held = Buffer.concat([held, piece]);
    if (!format) {
      const header = headerOf(held);
      if (!header) continue;
      format = header.format;
      held = held.subarray(header.length);
    }
    const bytes = held.length - (held.length % (2 * format.channels));
    if (bytes > 0) yield { format, samples: samplesOf(held.subarray(0, bytes)) };
    held = held.subarray(bytes);
  }
  if (!format) throw new Error('this is no WAV');
}

/** Format and length of the header, up to the first sample; null until all of it is there. */
function headerOf(bytes: Buffer): { format: WavFormat; length: number } | null {
  if (bytes.length < 12) return null;
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('this is no WAV');
  }
  let format: WavFormat | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const chunk = bytes.toString('latin1', at, at + 4);
    const from = at + 8;
    if (chunk === 'data') {
      if (!format) throw new Error('a WAV whose samples come before their format');
      return { format, length: from };
    }
    const next = from + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2);
    if (next > bytes.length) break;
    if (chunk === 'fmt ') format = formatOf(bytes.subarray(from, next));
    at = next;
  }
  if (bytes.length > LONGEST_HEADER) throw new Error('a WAV without samples');
  return null;
}

function formatOf(chunk: Buffer): WavFormat {
  const [kind, channels, bits] = [chunk.readUInt16LE(0), chunk.readUInt16LE(2), chunk.readUInt16LE(14)];
  if ((kind !== PCM && kind !== EXTENSIBLE) || bits !== 16 || (channels !== 1 && channels !== 2)) {
    throw new Error('a WAV of a kind that is not understood');
  }
  return { sampleRate: chunk.readUInt32LE(4), channels };
}

/** Little-endian, wherever in a buffer they lie. */
function samplesOf(bytes: Buffer): Int16Array {
  const samples = new Int16Array(bytes.length / 2);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(i * 2);
  return samples;
}
