import { expect, test } from 'vitest';
import { wishIn } from './wishes.ts';

test.each([
  'Please stop calling me',
  'STOP CALLING ME',
  'Do not contact me again.',
  "Don't call me anymore!",
  'I told you already. Never call me.',
  'take me off your list',
  'Remove my number from your system please',
  'Lose my number',
  'Leave us alone',
  'Put me on the do not call list',
  'Will you stop calling me?',
])('%j: never again', (body) => {
  expect(wishIn(body)).toBe('no-contact');
});

test.each([
  'please stop texting me',
  'Stop messaging us!',
  'No more texts please',
  'stop sending me these messages',
  'Unsubscribe me please',
  'I want to unsubscribe',
  'opt me out',
  'Don’t text me again',
  'Please stop.',
  'Stop it now',
  'Stop texting me and call me instead',
])('%j: no more texts', (body) => {
  expect(wishIn(body)).toBe('no-texts');
});

test.each([
  'Can you stop by tomorrow?',
  'Take me off the 3pm slot and put me at 4 please',
  'Can you remove me from the waitlist? I found another dentist',
  'Can you get me out of my old contract?',
  'Please do not call me before noon',
  'Do not call me, text only',
  "Please don't text me while I am at work, call instead",
  'Why did you stop calling me?',
  'I did not say stop texting me',
  'How do I unsubscribe from your newsletter?',
  'cancel my appointment',
  'I never called you',
  'The water will not stop running',
])('%j: nothing of the kind', (body) => {
  expect(wishIn(body)).toBeNull();
});
