import { dayStart } from './business-day.ts';

/** The parameters of a page of calls as they stand in its address. Days are the business's own, both included. */
export type CallsAddress = Record<(typeof NAMES)[number], string | undefined>;

const FILTERS = ['search', 'status', 'direction', 'agent_id', 'length', 'score', 'tag', 'from', 'to', 'hour'] as const;
const NAMES = [...FILTERS, 'view', 'after', 'before'] as const;

/** Reads an address; of a parameter given twice the first counts. */
export function readCallsAddress(params: Record<string, string | string[] | undefined>): CallsAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  return Object.fromEntries(NAMES.map((name) => [name, one(name)])) as CallsAddress;
}

/** The same as parameters of `GET /api/v1/calls`. */
export function callsQuery(
  address: CallsAddress,
  businessId: string,
  zone: string,
): Record<string, string | undefined> {
  const { from, to, hour: _hour, before: _before, view: _view, ...same } = address;
  const hour = hourOf(address);
  return {
    ...same,
    business_id: businessId,
    date_from: from && (dayStart(from, zone, hour ?? 0) ?? from),
    date_to: to && (dayStart(to, zone, hour === null ? 24 : hour + 1) ?? to),
  };
}

/** The hour of the one day that is asked for, on the business's clock. */
export function hourOf({ from, to, hour }: Partial<Pick<CallsAddress, 'from' | 'to' | 'hour'>>): number | null {
  return from && from === to && hour && /^(1?\d|2[0-3])$/.test(hour) ? Number(hour) : null;
}

/** "09:00 to 10:00". */
export function clockWords(hour: number): string {
  const clock = (at: number) => `${String(at % 24).padStart(2, '0')}:00`;
  return `${clock(hour)} to ${clock(hour + 1)}`;
}

/** The address of a file with all that these filters find. */
export function exportAddress(query: Record<string, string | undefined>): string {
  const { after: _after, limit: _limit, ...filters } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
  return `/api/v1/calls/export?${params}`;
}

/** Whether any filter narrows the list. */
export const isFiltered = (address: CallsAddress): boolean => FILTERS.some((name) => address[name]);
