/** How the database writes a value into JSON. */
export interface JsonValue {
  /** What writes it, or null where it is missing. */
  readonly sql: string;
  /** It stands in quotes, which `sql` does not write. */
  readonly quoted?: boolean;
  /** It is never missing. */
  readonly always?: boolean;
}

/**
 * A row as JSON written by the database: the name of each field, and how its value is written. Postgres puts the text
 * together without looking up any type, which `row_to_json` does anew for each value of each row.
 */
export type JsonRow = Readonly<Record<string, JsonValue>>;

/** What is never more than letters, digits, `-` and `_`: an id, or one of the words that a check allows. */
export const word = (sql: string): JsonValue => ({ sql, quoted: true });
/** Any text. */
export const text = (sql: string): JsonValue => ({ sql: `json_scalar(${sql})` });
/** A number, a boolean, or JSON. */
export const plain = (sql: string): JsonValue => ({ sql: `(${sql})::text` });
/** A moment, as `app.iso` writes it. */
export const time = (sql: string): JsonValue => ({
  sql: `to_char(${sql} at time zone 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.US"Z\\""')`,
});
/** A value that is never null, of a column that cannot be: it needs no piece of SQL for what is missing. */
export const always = (value: JsonValue): JsonValue => ({ ...value, always: true });

/** One SQL expression of the whole row. */
export function jsonRow(row: JsonRow): string {
  const pieces: string[] = [];
  let constant = '{';
  for (const [name, { sql, quoted, always }] of Object.entries(row)) {
    const quote = quoted ? '"' : '';
    constant += `"${name}":`;
    if (always) {
      pieces.push(`'${constant}${quote}'`, sql);
      constant = `${quote},`;
    } else {
      pieces.push(`'${constant}'`, `coalesce(${quoted ? `'"' || ${sql} || '"'` : sql}, 'null')`);
      constant = ',';
    }
  }
  return `concat(${pieces.join(', ')}, '${constant.slice(0, -1)}}')`;
}
