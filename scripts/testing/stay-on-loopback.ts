import { afterEach } from 'vitest';
import { takeStrayed } from './loopback-only.ts';

// Vitest's set-up: who tried to leave this machine fails, even where the error was swallowed.
afterEach(() => {
  const strayed = takeStrayed();
  if (strayed.length > 0) throw new Error(`This test tried to leave this machine: ${strayed.join(', ')}`);
});
