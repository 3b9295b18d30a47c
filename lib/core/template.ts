import { oneLine } from './one-line.ts';

/** Stands where a value is missing until the sentence is tidied. Neither templates nor values need the character. */
const GAP = '\uFFFC';

/**
 * `{{name}}` in prompts and first messages. A value stands on one line, and is never expanded again. A missing value
 * (undefined, null, empty) is left out, and its sentence is put right: a preposition goes with it, a clause that asked
 * for it goes whole ("Hi {{name}}, is this {{name}}?" becomes "Hi."), and no blank or comma is left hanging. What stands
 * in other sentences stays letter for letter.
 */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  const filled = template
    .replaceAll(GAP, '')
    .replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_whole, name: string) =>
      written(Object.hasOwn(values, name) ? values[name] : undefined),
    );
  return filled.includes(GAP) ? filled.split('\n').flatMap(tidyLine).join('\n').trim() : filled;
}

function written(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return oneLine(text.replaceAll(GAP, '')) || GAP;
}

/** Go with what they stand before: "calling from …" is still a sentence without them. */
const TOGETHER = new RegExp(`\\s*\\b(?:from|of|for|at|about|by|in|on|near|since|regarding)\\s+${GAP}`, 'gi');
/** Leave a clause pointless when nothing follows: "am I speaking with", "is this", "your score is". */
const NEEDY = /(?:\b(?:with|to|is|are|was|am|be|this|named|called|than|and|or|reach|meet)|:)$/i;

/** A line that told nothing but the missing value is left out. */
function tidyLine(line: string): string[] {
  if (!line.includes(GAP)) return [line];
  const [, margin = '', rest = ''] = /^(\s*(?:[-*#]+\s+)?)(.*)$/s.exec(line) ?? [];
  const sentences = rest
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => (sentence.includes(GAP) ? tidySentence(sentence) : sentence))
    .filter(Boolean);
  return sentences.length > 0 ? [margin + sentences.join(' ')] : [];
}

function tidySentence(sentence: string): string {
  const [, body = '', end = ''] = /^(.*?)([.!?]*)$/s.exec(sentence) ?? [];
  const clauses = body.split(/,\s*/);
  const kept: string[] = [];
  let cut = false;
  for (const clause of clauses) {
    const bare = clause.includes(GAP) ? withoutGaps(clause) : clause;
    if (bare === '' && clause !== '') continue;
    if (clause.includes(GAP) && NEEDY.test(bare)) {
      cut = true; // what comes after it goes on from it
      break;
    }
    kept.push(bare);
  }
  if (kept.length === 0) return '';
  const text = kept.join(', ').trimEnd();
  return (withoutGaps(clauses[0] ?? '') === '' ? capital(text) : text) + (cut && end ? '.' : end);
}

const withoutGaps = (clause: string): string =>
  clause
    .replace(TOGETHER, '')
    .replaceAll(GAP, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.!?;:]+| (?=[.!?;:])/g, '')
    .trim();

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
