/** What two texts differ in, sentence by sentence, in the order in which they stand. */
export interface PromptDiff {
  added: string[];
  removed: string[];
}

/** Lines and sentences, without the marks of a list. */
const sentences = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.replace(/^[-*#\s]+/, '').trim())
    .filter((sentence) => sentence !== '');

/** Sentences of one text that the other does not have; one that stands there twice must be there twice. */
function beyond(text: string, other: string): string[] {
  const left = new Map<string, number>();
  for (const sentence of sentences(other)) left.set(sentence, (left.get(sentence) ?? 0) + 1);
  return sentences(text).filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    left.set(sentence, count - 1);
    return count <= 0;
  });
}

export const diffPrompts = (before: string, after: string): PromptDiff => ({
  added: beyond(after, before),
  removed: beyond(before, after),
});
