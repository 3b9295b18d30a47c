const GAP = /\{\{(\w+)\}\}/g;

/** The gaps that the words of a WhatsApp template have, by name: `1` of `{{1}}`. */
export const gapsIn = (body: string): string[] => [
  ...new Set([...body.matchAll(GAP)].map(([, name]) => name as string)),
];

/** The words with what is given filled in; what is not given keeps its gap. */
export const fillGaps = (body: string, values: Readonly<Record<string, string>>): string =>
  body.replace(GAP, (gap, name: string) => (Object.hasOwn(values, name) && values[name]) || gap);
