import { dayStart, laterDay } from '#components/calls/business-day.ts';

const FILTERS = ['search', 'status', 'source', 'score', 'tag', 'agent_id', 'from', 'to'] as const;
const NAMES = [...FILTERS, 'sort', 'layout', 'view', 'after', 'before'] as const;

/** The parameters of a page of leads as they stand in its address. Days are the business's own, both included. */
export type LeadsAddress = Record<(typeof NAMES)[number], string | undefined>;
type Query = Record<string, string | undefined>;

/** Reads an address; of a parameter given twice the first counts. */
export function readLeadsAddress(params: Record<string, string | string[] | undefined>): LeadsAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  return Object.fromEntries(NAMES.map((name) => [name, one(name)])) as LeadsAddress;
}

/** The same as parameters of `GET /api/v1/leads`. */
export function leadsQuery(address: LeadsAddress, businessId: string, zone: string): Query {
  const { search, status, source, score, tag, agent_id, from, to, sort, after } = address;
  return {
    business_id: businessId,
    search,
    status,
    source,
    score,
    tag,
    agent_id,
    date_from: from && (dayStart(from, zone) ?? from),
    date_to: to && (dayStart(to, zone) ? (dayStart(laterDay(to), zone) ?? to) : to),
    sort,
    after,
  };
}

/** Cards of a column of the board that are read at a time. */
export const COLUMN_PAGE = 20;

/** The filters of the board: each of its columns is a status, and begins with the newest. */
export function boardQuery({ status: _status, sort: _sort, after: _after, ...filters }: Query): Query {
  return filters;
}

/** The address of a file with all that these filters find. */
export function exportAddress({ after: _after, ...filters }: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value);
  return `/api/v1/leads/export?${params}`;
}

/** Whether any filter narrows the list. */
export const isFiltered = (address: LeadsAddress): boolean => FILTERS.some((name) => address[name]);
