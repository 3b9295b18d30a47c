/**
 * Everything of SQL in which words are not commands: comments (nested ones to two levels), strings, quoted names and
 * dollar-quoted bodies.
 */
const OPAQUE = new RegExp(
  [
    /--[^\n]*/,
    /\/\*(?:[^*/]|\*(?!\/)|\/(?!\*)|\/\*(?:[^*]|\*(?!\/))*\*\/)*\*\//,
    /\b[eE]'(?:[^'\\]|\\.|'')*'/,
    /'(?:[^']|'')*'/,
    /"(?:[^"]|"")*"/,
    /\$(?<tag>[A-Za-z_]\w*|)\$.*?\$\k<tag>\$/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gs',
);

const TRANSACTION = /^(?:begin(?!\s+atomic)|start\s+transaction|commit|end|rollback|abort|prepare\s+transaction)\b/i;

/** The first statement that opens or closes a transaction itself, or undefined. */
export function ownTransaction(sql: string): string | undefined {
  const plain = sql
    .replace(OPAQUE, ' ')
    // The body of a standard SQL function is one statement, semicolons included.
    .replace(/\bbegin\s+atomic\b.*?\bend\b/gis, ' ');
  return plain
    .split(';')
    .map((statement) => statement.trim())
    .find((statement) => TRANSACTION.test(statement));
}
