/**
 * `{{name}}` in prompts and first messages. A missing value is empty and the sentence is tidied: no doubled spaces,
 * no space before punctuation, no comma left hanging. Values are never expanded again.
 */
export function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  let missing = false;
  const filled = template.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (_whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null || value === '') {
      missing = true;
      return '';
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
  return missing ? tidy(filled) : filled;
}

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/[^\S\n]+([,.;:!?])/g, '$1')
    .replace(/,\s*([.!?])/g, '$1')
    .replace(/(^|\n)[^\S\n]*[,;:][^\S\n]*/g, '$1')
    .trim();
