import { expect, test } from 'vitest';
import { readTranscript, writeTranscript } from './transcript.ts';

const turns = [
  { role: 'agent' as const, text: 'Hello.' },
  { role: 'caller' as const, text: 'Hi, it is Nora.' },
];

test('a call is read back as it was written, also one by SIP or from a withheld number', () => {
  for (const [callerNumber, read] of [
    ['+15125551234', '+15125551234'],
    ['sip:1001@sip.example.com', null],
    ['anonymous', null],
    [null, null],
  ] as const) {
    const written = writeTranscript({ direction: 'outbound', callerNumber, turns });
    expect(readTranscript(written)).toEqual({ direction: 'outbound', callerNumber: read, turns });
  }
});
