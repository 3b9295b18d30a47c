/**
 * A row as JSON written by the database: the name of each field, and the SQL that writes its value. Postgres puts the
 * text together without looking up any type, which `row_to_json` does anew for each value of each row.
 */
export type JsonRow = Readonly<Record<string, string>>;

/** What is never more than letters, digits, `-` and `_`: an id, or one of the words that a check allows. */
export const word = (sql: string): string => `'"' || ${sql} || '"'`;
/** Any text. */
export const text = (sql: string): string => `json_scalar(${sql})`;
/** A number, a boolean, or JSON. */
export const plain = (sql: string): string => `(${sql})::text`;
/** A moment, as `app.iso` writes it. */
export const time = (sql: string): string =>
  `to_char(${sql} at time zone 'UTC', '"\\""YYYY-MM-DD"T"HH24:MI:SS.US"Z\\""')`;

/** One SQL expression of the whole row. */
export function jsonRow(row: JsonRow): string {
  const fields = Object.entries(row).map(
    ([name, value], place) => `'${place === 0 ? '{' : ','}"${name}":', coalesce(${value}, 'null')`,
  );
  return `concat(${fields.join(', ')}, '}')`;
}
