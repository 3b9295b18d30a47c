import { pino } from 'pino';

/** Carries ids and codes; never numbers, words of people, keys or bodies. */
export const log = pino({
  name: 'kaicalls',
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: undefined,
});
