import { formatDuration, plural } from '#components/ui/format-time.ts';
import type { Spending } from '#lib/services/account/schema.ts';
import type { Business } from '#lib/services/businesses/schema.ts';

const DAY_MS = 86_400_000;

/** How the subscription stands, and what happens next. No payment provider is connected: nothing is charged or stopped. */
export function planWords(
  { subscription_status: status, trial_ends_at }: Pick<Business, 'subscription_status' | 'trial_ends_at'>,
  now: number,
): { title: string; until: string | null; next: string } {
  if (status === 'trialing') {
    const left = Math.ceil((Date.parse(trial_ends_at) - now) / DAY_MS);
    const over = left <= 0;
    return {
      title: over ? 'Trial, over' : `Trial, ${plural(left, 'day')} left`,
      until: trial_ends_at,
      next: over
        ? 'Everything goes on: this installation has no payment provider, so nothing is charged.'
        : 'Then everything goes on: this installation has no payment provider, so nothing is charged.',
    };
  }
  const words = {
    active: { title: 'Subscribed', next: 'Everything is open.' },
    past_due: { title: 'A payment is overdue', next: 'Everything goes on: this installation takes no payments.' },
    canceled: { title: 'Canceled', next: 'Everything goes on: this installation takes no payments.' },
  };
  return { until: null, ...words[status] };
}

/** Dollars from micro-USD, to the cent; what is less than a cent is not written as nothing. */
export function money(micros: number): string {
  if (micros > 0 && micros < 5_000) return 'under $0.01';
  return (micros / 1_000_000).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

export interface Forecast {
  minutes: number;
  texts: number;
  micros: number;
}

/** What the month comes to at the pace so far; null on its first day, or where nothing was used. */
export function forecastOf(spending: Spending, now: number): Forecast | null {
  const [start, end] = [Date.parse(spending.start), Date.parse(spending.end)];
  const passed = now - start;
  if (passed < DAY_MS || (spending.seconds === 0 && spending.texts === 0)) return null;
  const pace = (end - start) / passed;
  return {
    minutes: Math.ceil((spending.seconds * pace) / 60),
    texts: Math.round(spending.texts * pace),
    micros: Math.round(spending.micros * pace),
  };
}

/** The forecast in a sentence. */
export function forecastWords({ minutes, texts, micros }: Forecast): string {
  const parts = [
    ...(minutes > 0 ? [plural(minutes, 'minute')] : []),
    ...(texts > 0 ? [plural(texts, 'text')] : []),
    ...(micros > 0 ? [money(micros)] : []),
  ];
  const last = parts.pop();
  return `At this pace the month comes to ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}.`;
}

/** What a component of the ledger is, and how much of it was used. */
export const COMPONENT_WORDS: Readonly<Record<string, string>> = {
  conversation: 'Conversation',
  telephony: 'Phone line',
  sms: 'Texts',
};

export function quantityWords(quantity: number, unit: string): string {
  return unit === 'second' ? formatDuration(quantity) : plural(quantity, unit);
}
