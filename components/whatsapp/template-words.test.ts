import { expect, it } from 'vitest';
import { nameOf } from './template-words.ts';

it('makes a name that WhatsApp takes of any words', () => {
  expect(['Order shipped', ' Début: 2nd  try ', '!'].map(nameOf)).toEqual(['order_shipped', 'debut_2nd_try', '']);
});
