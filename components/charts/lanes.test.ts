import { expect, it } from 'vitest';
import { lanesFromTurns, resample } from './lanes.ts';

const turns = [
  { agent: true, start: 0, end: 4 },
  { agent: false, start: 5, end: 8 },
];

it('gives each speaker a voice where they spoke and silence elsewhere', () => {
  const { agent, caller } = lanesFromTurns(turns, 10, 100);
  expect(agent.slice(0, 40).every((value) => value > 0 && value <= 1)).toBe(true);
  expect(agent.slice(40).every((value) => value === 0)).toBe(true);
  expect(caller.slice(50, 80).every((value) => value > 0)).toBe(true);
  expect([...caller.slice(0, 50), ...caller.slice(80)].every((value) => value === 0)).toBe(true);
});

it('draws the same on server and browser', () => {
  expect(lanesFromTurns(turns, 10, 100)).toEqual(lanesFromTurns(turns, 10, 100));
});

it('averages when there are fewer steps, and repeats when there are more', () => {
  expect(resample([0, 1, 0, 0, 0.5, 0], 3)).toEqual([0.5, 0, 0.25]);
  expect(resample([0.2, 0.8], 4)).toEqual([0.2, 0.2, 0.8, 0.8]);
});
