import { formatDuration, plural } from '#components/ui/format-time.ts';
import { DAY_MS } from '#lib/core/duration.ts';
import { dollars } from '#lib/core/money.ts';
import type { Spending } from '#lib/services/account/schema.ts';
import type { Billing } from '#lib/services/billing/schema.ts';

/** What can be done about a plan: on a page to choose it or add a card, or on the portal of the provider. */
export interface PlanAction {
  page: 'checkout' | 'portal';
  label: string;
  /** Something waits for it. */
  urgent?: boolean;
}

export interface PlanWords {
  title: string;
  /** What the moment in `until` is: "Until", "Next invoice". */
  when: string;
  next: string;
  action: PlanAction | null;
}

const MANAGE: PlanAction = { page: 'portal', label: 'Card and plan' };

/** How the subscription stands, what happens next, and what there is to do. */
export function planWords(billing: Billing, now: number): PlanWords {
  const { plan, until, payment_method: card } = billing;
  // Only a test business has a trial without an end.
  if (plan === 'trial' && !until) {
    return { title: 'Free', when: 'Until', next: 'In test mode nothing is charged, and nothing ends.', action: null };
  }
  const left = until ? Math.ceil((Date.parse(until) - now) / DAY_MS) : 0;
  const trial = left > 0 ? `Trial, ${plural(left, 'day')} left` : 'Trial, over';
  if (!billing.configured) {
    return {
      title: plan === 'trial' ? trial : (FREE[plan] ?? 'Subscribed'),
      when: 'Until',
      next: 'Everything goes on: this installation has no payment provider, so nothing is charged.',
      action: null,
    };
  }
  if (plan === 'trial') {
    return card
      ? {
          title: trial,
          when: 'Until',
          next: 'Then your subscription begins, on the card that you gave.',
          action: MANAGE,
        }
      : {
          title: trial,
          when: 'Until',
          next: 'Without a card, what goes out waits then. Calls are always answered.',
          action: { page: 'checkout', label: 'Add a card' },
        };
  }
  if (plan === 'subscribed') {
    return billing.cancels_at
      ? { title: 'Subscribed, canceled', when: 'Until', next: 'Then what goes out stops.', action: MANAGE }
      : { title: 'Subscribed', when: 'Next invoice', next: 'Everything is open.', action: MANAGE };
  }
  return { when: 'Until', ...TROUBLE[plan] };
}

const FREE: Readonly<Partial<Record<Billing['plan'], string>>> = {
  trial_over: 'Trial, over',
  overdue: 'A payment is overdue',
  unpaid: 'A payment is overdue',
  canceled: 'Canceled',
};

const WAITS = 'Calls are answered. What goes out waits';

const TROUBLE: Readonly<Record<'overdue' | 'trial_over' | 'unpaid' | 'canceled', Omit<PlanWords, 'when'>>> = {
  overdue: {
    title: 'A payment failed',
    next: 'Until then everything goes on. Give another card, or pay the open invoice.',
    action: { page: 'portal', label: 'Settle it', urgent: true },
  },
  trial_over: {
    title: 'Trial, over',
    next: `${WAITS} for a card.`,
    action: { page: 'checkout', label: 'Choose the plan', urgent: true },
  },
  unpaid: {
    title: 'A payment is due',
    next: `${WAITS} until it is paid.`,
    action: { page: 'portal', label: 'Settle it', urgent: true },
  },
  canceled: {
    title: 'Canceled',
    next: `${WAITS} for a subscription.`,
    action: { page: 'checkout', label: 'Subscribe again', urgent: true },
  },
};

/** Dollars from micro-USD, to the cent; what is less than a cent is not written as nothing. */
export function money(micros: number): string {
  if (micros > 0 && micros < 5_000) return 'under $0.01';
  return dollars(micros).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

export interface Forecast {
  minutes: number;
  texts: number;
  micros: number;
}

/**
 * What the month comes to at the pace so far; null on its first day, or where nothing was used. Numbers are paid by the
 * month: they have no pace.
 */
export function forecastOf(spending: Spending, now: number): Forecast | null {
  const [start, end] = [Date.parse(spending.start), Date.parse(spending.end)];
  const passed = now - start;
  if (passed < DAY_MS || (spending.seconds === 0 && spending.texts === 0)) return null;
  const pace = (end - start) / passed;
  const monthly = spending.components.reduce((sum, { unit, micros }) => sum + (unit === 'month' ? micros : 0), 0);
  return {
    minutes: Math.ceil((spending.seconds * pace) / 60),
    texts: Math.round(spending.texts * pace),
    micros: monthly + Math.round((spending.micros - monthly) * pace),
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
  whatsapp: 'WhatsApp',
  number: 'Numbers',
};

export function quantityWords(quantity: number, unit: string): string {
  return unit === 'second' ? formatDuration(quantity) : plural(quantity, unit);
}

/** An amount in the smallest unit of its currency, as its people write it. */
export function amount(total: number, currency: string): string {
  const written = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return written.format(total / 10 ** (written.resolvedOptions().maximumFractionDigits ?? 2));
}
