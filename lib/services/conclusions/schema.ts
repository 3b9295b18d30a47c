import { FACTORS } from './factors.ts';

const LABELS: ReadonlyMap<string, string> = new Map(FACTORS.map(({ factor, label }) => [factor, label]));

/** The words for people of a factor of a score; of one that the table no longer has, its name in plain letters. */
export function factorLabel(factor: string): string {
  const plain = factor.replaceAll('_', ' ');
  return LABELS.get(factor) ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
