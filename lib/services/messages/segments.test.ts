import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

test.each([
  ['a text of 160 letters is one', 'a'.repeat(160), 'gsm-7', 1],
  ['of 161 it is two: each part loses seven places to its header', 'a'.repeat(161), 'gsm-7', 2],
  ['306 fill two parts', 'a'.repeat(306), 'gsm-7', 2],
  ['307 begin a third', 'a'.repeat(307), 'gsm-7', 3],
  ['a euro takes two places', '€'.repeat(80), 'gsm-7', 1],
  ['and is not divided between parts', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'gsm-7', 3],
  ['accents of GSM stay in it', 'Ça va à Besançon? Ñandú', 'ucs-2', 1],
  ['what GSM has stays in it', 'Müßte Åse: £1 @ Ñ', 'gsm-7', 1],
  ['one letter outside makes all of it UCS-2', `${'a'.repeat(69)}ç`, 'ucs-2', 1],
  ['which holds 70', `${'a'.repeat(70)}ç`, 'ucs-2', 2],
  ['a picture takes two places', '🙂'.repeat(35), 'ucs-2', 1],
  ['and is not divided', '🙂'.repeat(67), 'ucs-2', 3],
])('%s', (_, body, encoding, segments) => {
  expect(segmentsOf(body)).toEqual({ encoding, segments });
});

test('more text is never fewer segments, and parts are as full as they can be', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '€', '{', '🙂', 'ж'), maxLength: 400 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { encoding, segments } = segmentsOf(one + other);
      expect(segments).toBeGreaterThanOrEqual(segmentsOf(one).segments);
      const places =
        encoding === 'ucs-2'
          ? (one + other).length
          : [...(one + other)].reduce((n, c) => n + ('€{'.includes(c) ? 2 : 1), 0);
      const [alone, part] = encoding === 'ucs-2' ? [70, 67] : [160, 153];
      if (places <= alone) expect(segments).toBe(1);
      else {
        expect(segments).toBeGreaterThanOrEqual(Math.ceil(places / part));
        expect(segments).toBeLessThanOrEqual(Math.ceil(places / (part - 1)));
      }
    }),
  );
});
