import type { SdrConfig } from '#lib/services/sdr/schema.ts';

/** The configuration while it is typed: numbers are texts. */
export type ConfigDraft = { [Name in keyof SdrConfig]: SdrConfig[Name] extends number ? string : SdrConfig[Name] };

type NumberField = { [Name in keyof SdrConfig]: SdrConfig[Name] extends number ? Name : never }[keyof SdrConfig];

/** The least and most that each number may be (`SdrConfig`). */
const BOUNDS: Readonly<Record<NumberField, readonly [least: number, most: number]>> = {
  min_touch_gap_hours: [1, 8760],
  max_touches: [1, 100],
  max_calls_per_day: [0, 1_000_000],
  max_emails_per_day: [0, 1_000_000],
  max_sms_per_day: [0, 1_000_000],
  business_hours_start: [0, 23],
  business_hours_end: [0, 23],
};
const NUMBERS = Object.keys(BOUNDS) as NumberField[];

export function draftOf(config: SdrConfig): ConfigDraft {
  const texts = Object.fromEntries(NUMBERS.map((name) => [name, String(config[name])])) as Record<NumberField, string>;
  return { ...config, ...texts };
}

/** What is wrong with the draft, by field, and what it changes. Only without faults can it be sent. */
export function readDraft(
  draft: ConfigDraft,
  config: SdrConfig,
): { faults: Partial<Record<NumberField, string>>; changes: Partial<SdrConfig> } {
  const faults: Partial<Record<NumberField, string>> = {};
  const read: SdrConfig = { ...config, ...draft, ...numbersOf(draft) };
  for (const name of NUMBERS) {
    const [least, most] = BOUNDS[name];
    if (!/^\d+$/.test(draft[name].trim()) || read[name] < least || read[name] > most) {
      faults[name] = `A whole number from ${least} to ${most.toLocaleString('en')}.`;
    }
  }
  if (read.business_hours_end <= read.business_hours_start) faults.business_hours_end = 'Must be later than the start.';
  const changed = (Object.keys(config) as (keyof SdrConfig)[]).filter((name) => read[name] !== config[name]);
  return { faults, changes: Object.fromEntries(changed.map((name) => [name, read[name]])) };
}

const numbersOf = (draft: ConfigDraft) =>
  Object.fromEntries(NUMBERS.map((name) => [name, Number(draft[name])])) as Pick<SdrConfig, NumberField>;
