import { SETTINGS, type Setting } from '#lib/core/settings.ts';

const BEGINS = '<!-- settings: written by scripts/settings.ts -->';
const ENDS = '<!-- /settings -->';

const COLUMNS: readonly { title: string; cell: (setting: Setting) => string }[] = [
  { title: 'variable', cell: ({ name }) => `\`${name}\`` },
  { title: 'when unset', cell: ({ otherwise }) => otherwise },
  { title: 'what it does', cell: ({ meaning }) => meaning },
];

/** Every variable in a table of Markdown for each group. */
const settingsTables = (): string =>
  SETTINGS.map(({ title, settings }) => `**${title}**\n\n${table(settings)}`).join('\n\n');

function table(settings: readonly Setting[]): string {
  const rows = [COLUMNS.map(({ title }) => title), ...settings.map((one) => COLUMNS.map(({ cell }) => cell(one)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** A document with the tables between its two marks made anew. @throws where it has none. */
export function withSettingsTables(document: string): string {
  const [before, rest] = document.split(BEGINS);
  const after = rest?.split(ENDS)[1];
  if (before === undefined || after === undefined) throw new Error(`There is no ${BEGINS} … ${ENDS}.`);
  return `${before}${BEGINS}\n\n${settingsTables()}\n\n${ENDS}${after}`;
}
