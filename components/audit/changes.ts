export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** What an entry of the log says was changed, field by field; fields that stayed as they were are left out. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  if (!isRecord(before) && !isRecord(after)) {
    return same(before, after) ? [] : [{ field: '', before: textOf(before), after: textOf(after) }];
  }
  const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => !same(old[field], now[field]))
    .map((field) => ({ field: field.replaceAll('_', ' '), before: textOf(old[field]), after: textOf(now[field]) }));
}

/** What the thing is called, where the entry says it. */
export const nameOf = (state: unknown): string | undefined =>
  isRecord(state) && typeof state.name === 'string' ? state.name : undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object') return JSON.stringify(value, null, 1);
  return String(value);
}
