/** The letters of GSM 03.38 that take one place of a text, and those that take two. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const GSM_EXTENDED = new Set('\f^{}\\[~]|€');

interface Alphabet {
  encoding: 'gsm-7' | 'ucs-2';
  /** Places of a text that is alone, and of each part of a longer one: its header takes the rest. */
  alone: number;
  part: number;
  /** Places that a character takes; a character is never divided between two parts. */
  places(character: string): number;
}

const GSM_7: Alphabet = {
  encoding: 'gsm-7',
  alone: 160,
  part: 153,
  places: (character) => (GSM.has(character) ? 1 : 2),
};
const UCS_2: Alphabet = { encoding: 'ucs-2', alone: 70, part: 67, places: (character) => character.length };

/** How a text goes over the air: its alphabet, and the number of segments that carriers charge for. */
export function segmentsOf(body: string): { encoding: 'gsm-7' | 'ucs-2'; segments: number } {
  const characters = [...body];
  const plain = characters.every((character) => GSM.has(character) || GSM_EXTENDED.has(character));
  const { encoding, alone, part, places } = plain ? GSM_7 : UCS_2;
  let [total, segments, used] = [0, 1, 0];
  for (const character of characters) {
    const size = places(character);
    total += size;
    if (used + size > part) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, segments: total <= alone ? 1 : segments };
}
