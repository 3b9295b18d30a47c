import { expect, it } from 'vitest';
import type { CallDetail, Turn } from '#lib/services/calls/schema.ts';
import { extractedFields, extractedFlags } from './extracted.ts';

const turn = (index: number, speaker: Turn['speaker'], text: string): Turn => ({
  index,
  speaker,
  text,
  start_ms: index * 1000,
  end_ms: index * 1000 + 900,
  details: {},
});

const call = {
  transcript: [
    turn(0, 'agent', 'Who is calling?'),
    turn(1, 'note', 'Transfer tried: nobody picked up'),
    turn(2, 'caller', 'Maria Garcia. I want a person.'),
  ],
  extraction: {
    name: 'Maria Garcia',
    phone: null,
    email: null,
    reason: null,
    wants_person: true,
    opt_out: false,
    evidence: { name: 1, wants_person: 1 },
  },
} as unknown as CallDetail;

it('finds the sentence of a value by counting spoken turns, not notes', () => {
  expect(extractedFields(call)).toEqual([{ label: 'Name', value: 'Maria Garcia', kind: 'text', turn: 2 }]);
});

it('tells what the caller made plain, and nothing about a call that was not read', () => {
  expect(extractedFlags(call)).toEqual(['Asked for a person']);
  expect(extractedFields({ ...call, extraction: null })).toEqual([]);
  expect(extractedFlags({ ...call, extraction: null })).toEqual([]);
});
