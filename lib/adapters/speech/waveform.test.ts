import { expect, test } from 'vitest';
import { Waveform } from './waveform.ts';

const tone = (samples: number, level: number) => new Int16Array(samples).map((_, i) => (i % 2 ? level : -level));

test('each lane is loud where it speaks, both on one scale', () => {
  const waveform = new Waveform(10);
  waveform.add('agent', 0, tone(100, 20_000));
  waveform.add('caller', 105, tone(95, 10_000));
  const { agent, caller } = waveform.peaks(400, 40);
  expect(agent.slice(0, 10)).toEqual(Array(10).fill(100));
  expect(agent.slice(10)).toEqual(Array(30).fill(0));
  expect(caller.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(caller.slice(11, 20)).toEqual(Array(9).fill(50));
  expect(caller.slice(20)).toEqual(Array(20).fill(0));
});

test('has as many values for a short recording, and for silence', () => {
  const waveform = new Waveform(10);
  expect(waveform.peaks(0, 240)).toEqual({ agent: Array(240).fill(0), caller: Array(240).fill(0) });
  waveform.add('agent', 0, tone(25, 1000));
  const { agent } = waveform.peaks(25, 240);
  expect(agent).toHaveLength(240);
  expect(Math.max(...agent)).toBe(100);
});
