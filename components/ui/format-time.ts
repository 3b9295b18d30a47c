import { DAY_MS } from '#lib/core/duration.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, at: number): string {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, found);
  }
  // British English writes "Sept", the one month of four letters.
  return found.format(at).replace('Sept', 'Sep');
}

/** The calendar day of an instant in a zone, as days since the epoch: two instants are on the same day when equal. */
function dayNumber(at: number, zone: string): number {
  const [day, month, year] = format(zone, { day: 'numeric', month: 'numeric', year: 'numeric' }, at).split('/');
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY_MS;
}

/** How times are written on screen: "Today 14:32", "Yesterday 09:10", "Tue 14:32", "18 Oct 14:32", "18 Oct 2025". */
export function formatWhen(at: Date | string, now: number, zone: string): string {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) return '';
  const clock = format(zone, { hour: '2-digit', minute: '2-digit' }, time);
  const days = dayNumber(now, zone) - dayNumber(time, zone);
  if (days === 0) return `Today ${clock}`;
  if (days === 1) return `Yesterday ${clock}`;
  if (days === -1) return `Tomorrow ${clock}`;
  if (days > 1 && days < 7) return `${format(zone, { weekday: 'short' }, time)} ${clock}`;
  const sameYear = format(zone, { year: 'numeric' }, time) === format(zone, { year: 'numeric' }, now);
  if (sameYear) return `${format(zone, { day: 'numeric', month: 'short' }, time)} ${clock}`;
  return format(zone, { day: 'numeric', month: 'short', year: 'numeric' }, time);
}

/** The same after other words: "today 14:32", "yesterday 09:10"; names of days and months keep their capital. */
export function formatWithin(at: Date | string, now: number, zone: string): string {
  return formatWhen(at, now, zone).replace(/^(Today|Yesterday|Tomorrow)/, (day) => day.toLowerCase());
}

/** How long ago, in one unit: "now", "41 min ago", "3 h ago", "2 days ago", "in 5 min". */
export function formatAgo(at: Date | string, now: number): string {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) return '';
  const seconds = Math.round(Math.abs(now - time) / 1000);
  if (seconds < 60) return 'now';
  const words =
    seconds < 3600
      ? `${Math.floor(seconds / 60)} min`
      : seconds < 86_400
        ? `${Math.floor(seconds / 3600)} h`
        : plural(Math.floor(seconds / 86_400), 'day');
  return time > now ? `in ${words}` : `${words} ago`;
}

/** The whole truth for the hover: "Sun 22 Nov 2026, 14:32:07 Europe/Berlin (13:32:07 UTC)". */
export function formatFull(at: Date | string, zone: string): string {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) return '';
  const long = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const local = `${format(zone, long, time).replace(',', '')}, ${format(zone, clock, time)}`;
  if (zone === 'UTC') return `${local} UTC`;
  const otherDay = dayNumber(time, zone) !== dayNumber(time, 'UTC');
  const day = otherDay ? `${format('UTC', { day: 'numeric', month: 'short' }, time)} ` : '';
  return `${local} ${zone.replaceAll('_', ' ')} (${day}${format('UTC', clock, time)} UTC)`;
}

/** The clock of a zone in words: "New York time", "UTC". */
export function zoneWords(zone: string): string {
  const place = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return place === zone ? zone : `${place} time`;
}

/** A calendar day of the business, `2026-11-22`, without any zone: "22 Nov", with `weekday` "Sun 22 Nov". */
export function formatDay(date: string, options: { weekday?: boolean } = {}): string {
  const at = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at)) return '';
  const day = format('UTC', { day: 'numeric', month: 'short' }, at);
  return options.weekday ? `${format('UTC', { weekday: 'short' }, at)} ${day}` : day;
}

/** Talk time in words: "48 s", "3 min 04", "13 h 23". `null` is not known yet. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)}`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))}`;
}

/** A place on the clock of a recording or of a live call: "0:22", "1:02:03". */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "1 call", "387 calls". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
