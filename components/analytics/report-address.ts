import { laterDay } from '#components/calls/business-day.ts';
import { businessPath } from '#components/layout/navigation.ts';
import { DAY_MS } from '#lib/core/duration.ts';

/** Whole days that can be chosen with one press; today is the last of them. */
export const PRESETS = [1, 7, 30, 90] as const;
/** The longest time between two chosen days. */
export const MOST_DAYS = 366;
const USUAL = 30;

/** What a report is about, as it stands in the page's address. Days are the business's own, both included. */
export interface ReportAddress {
  from: string;
  to: string;
  days: number;
  /** One of `PRESETS`; null for two days of one's own choice. */
  preset: number | null;
  agentId: string | undefined;
  source: string | undefined;
  by: 'day' | 'week';
}

type Params = Record<string, string | string[] | undefined>;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address. What cannot be used falls back: to the last 30 days, to every agent, to every source. */
export function readReportAddress(params: Params, today: string): ReportAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const agent = one('agent_id');
  return {
    ...(ownDays(one('from'), one('to'), today) ?? presetDays(Number(one('days')), today)),
    agentId: agent && GUID.test(agent) ? agent : undefined,
    source: one('source')?.slice(0, 200),
    by: one('by') === 'week' ? 'week' : 'day',
  };
}

function presetDays(asked: number, today: string) {
  const days = PRESETS.find((preset) => preset === asked) ?? USUAL;
  return { from: laterDay(today, 1 - days), to: today, days, preset: days };
}

function ownDays(from: string | undefined, to: string | undefined, today: string) {
  if (!from || !to || !isDay(from) || !isDay(to) || from > to || to > today) return null;
  const days = daysBetween(from, to);
  return days > MOST_DAYS ? null : { from, to, days, preset: null };
}

/** How many days it is from one to another, both included. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}

/** The address of a report with some of it changed; what is the usual is left out. */
export function reportHref(businessId: string, address: ReportAddress, change: Partial<ReportAddress> = {}): string {
  const { preset, from, to, agentId, source, by } = { ...address, ...change };
  const days = preset === null ? { from, to } : { days: preset === USUAL ? undefined : String(preset) };
  return hrefOf(businessId, 'analytics', { ...days, agent_id: agentId, source, by: by === 'week' ? by : undefined });
}

/** Of which calls or leads a number of the report is made. */
export interface Behind {
  from: string;
  to: string;
  agentId?: string | undefined;
  source?: string | undefined;
  status?: string | undefined;
  /** Of calls on one day. */
  hour?: number;
}

/** As many days, right before. */
export function behindBefore({ from, to, ...same }: Behind): Behind {
  return { ...same, from: laterDay(from, -daysBetween(from, to)), to: laterDay(from, -1) };
}

/** The list of the calls behind a number. Calls have no source. */
export function callsHref(businessId: string, { from, to, hour, agentId, status }: Behind): string {
  return hrefOf(businessId, 'calls', { from, to, hour: hour?.toString(), agent_id: agentId, status });
}

/** The list of the leads behind a number. */
export function leadsHref(businessId: string, { from, to, agentId, source, status }: Behind): string {
  return hrefOf(businessId, 'leads', { from, to, agent_id: agentId, source, status });
}

function hrefOf(businessId: string, page: string, params: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  return businessPath(businessId, query.size ? `${page}?${query}` : page);
}
