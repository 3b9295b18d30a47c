/** What somebody wants, as a line: their own words in quotes, anything else as a sentence. */
export function asSaid(text: string): string {
  const line = text.charAt(0).toUpperCase() + text.slice(1);
  return /^(?:I|I'm|I've|I’m|I’ve|my|we|our)\b/i.test(text) ? `“${line}”` : line;
}
