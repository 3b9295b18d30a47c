import { expect, test } from 'vitest';
import { SAMPLE_RATE, synthesise } from './flite-voice.ts';
import type { Voice } from './port.ts';
import { sentences, spokenText } from './spoken-text.ts';
import { SENTENCE_GAP_MS, spokenMs } from './spoken-time.ts';

/** None of these was in the calibration. */
const LINES = [
  'Good morning, Hill Country Veterinary Clinic, this is June. What can I do for you?',
  'Hey, my cat has been limping since yesterday.',
  'Poor thing. Can she put any weight on the leg?',
  'A little, yeah.',
  'We could see her at 4:15 PM today, or tomorrow at 9am.',
  'Today.',
  'The visit is $72, and x-rays are usually between $150 and $220.',
  'Fine by me.',
  'What number can I reach you at?',
  '(830) 555-0162',
  'So that is 830-555-0162?',
  "Yep, that's the one.",
  'And your name, please?',
  'Theodore Blankenship.',
  'Thank you, Theodore. Please bring her previous records and arrive ten minutes early to fill in a form.',
  'Will do. Are you the place next to the feed store?',
  'Exactly: 2210 Ranch Road 12, right across from the feed store.',
  'My wife may bring her instead. Her email is joan_b@example.org if you need it.',
  "Noted. I've sent the directions to that address.",
  'Great, thanks a lot!',
  'Take care, and we will see her this afternoon. Goodbye.',
  "I'm calling to ask about your after-hours emergency policy.",
  'Somebody is on call around the clock; the surcharge is 40% of the regular fee.',
  'Uh huh.',
];

const realMs = async (text: string, voice: Voice): Promise<number> => {
  const parts = sentences(spokenText(text));
  let samples = 0;
  for (const part of parts) samples += (await synthesise(part, voice)).length;
  return (samples * 1000) / SAMPLE_RATE + (parts.length - 1) * SENTENCE_GAP_MS;
};

test.each<Voice>(['slt', 'rms', 'awb', 'kal16'])(
  '%s has said it in the time that was estimated, and not much sooner',
  async (voice) => {
    let real = 0;
    let estimated = 0;
    let late = 0;
    for (const line of LINES) {
      const took = await realMs(line, voice);
      const estimate = spokenMs(line, voice);
      real += took;
      estimated += estimate;
      if (took > estimate) late++;
    }
    expect(late).toBeLessThanOrEqual(2);
    expect(estimated / real).toBeGreaterThan(1);
    expect(estimated / real).toBeLessThan(1.3);
  },
);

test('grows with the text, knows silence, and gives other scripts their time', () => {
  expect(spokenMs('')).toBe(0);
  expect(spokenMs(' … ')).toBe(0);
  expect(spokenMs('Yes. No.')).toBeGreaterThan(spokenMs('Yes.'));
  expect(spokenMs('512-555-1234')).toBeGreaterThan(spokenMs('five hundred'));
  expect(spokenMs('Здравствуйте')).toBe(1200);
});
