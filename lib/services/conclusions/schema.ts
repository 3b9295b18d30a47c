/** One reason why a lead is worth more or less. */
export interface Factor {
  factor: string;
  /** Points, of 100. */
  weight: number;
  /** For people, as a heading: "Asked for the price". */
  label: string;
  /** For people, after "Strong intent signals:". */
  told: string;
  /** Nothing else counts where it holds. */
  decides?: true;
  /** Of factors that are kin, one sentence earns only the strongest. */
  kin?: 'time';
}

/** What a conversation is worth before anything in it is weighed. */
export const BASE = 30;

/** Every factor with its weight and its words; `finders.ts` has what finds each. */
export const FACTORS = [
  {
    factor: 'pricing_question',
    weight: 18,
    label: 'Asked for the price',
    told: 'requested pricing',
  },
  { factor: 'decision_maker', weight: 18, label: 'Decides', told: 'makes the decision' },
  {
    factor: 'timeline_question',
    weight: 16,
    label: 'Asked how soon',
    told: 'asked about timeline',
    kin: 'time',
  },
  {
    factor: 'appointment_requested',
    weight: 14,
    label: 'Asked for an appointment',
    told: 'asked for an appointment',
    kin: 'time',
  },
  { factor: 'budget_stated', weight: 14, label: 'Named a budget', told: 'named a budget' },
  {
    factor: 'date_in_mind',
    weight: 10,
    label: 'Has a date in mind',
    told: 'has a date in mind',
    kin: 'time',
  },
  { factor: 'urgency', weight: 10, label: 'It is urgent', told: 'said that it is urgent' },
  {
    factor: 'specific_need',
    weight: 10,
    label: 'Knows what they want',
    told: 'named a specific need',
  },
  {
    factor: 'contact_details_given',
    weight: 8,
    label: 'Left contact details',
    told: 'left contact details',
  },
  { factor: 'matter_size', weight: 8, label: 'Size of the matter', told: 'said how big it is' },
  { factor: 'referral', weight: 6, label: 'Was recommended', told: 'was recommended to call' },
  {
    factor: 'existing_customer',
    weight: 6,
    label: 'Is a customer already',
    told: 'is a customer already',
  },
  {
    factor: 'contact_refused',
    weight: -12,
    label: 'Would not say who they are',
    told: 'would not say who they are',
  },
  {
    factor: 'just_browsing',
    weight: -16,
    label: 'Only looking around',
    told: 'only looking around',
  },
  { factor: 'hung_up_early', weight: -16, label: 'Hung up early', told: 'hung up early' },
  {
    factor: 'not_interested',
    weight: -60,
    label: 'Is not interested',
    told: 'is not interested',
  },
  {
    factor: 'wrong_number',
    weight: -100,
    label: 'Wrong number',
    told: 'a wrong number',
    decides: true,
  },
  {
    factor: 'solicitor',
    weight: -100,
    label: 'Called to sell something',
    told: 'called to sell something',
    decides: true,
  },
  {
    factor: 'opt_out',
    weight: -100,
    label: 'Asked not to be called',
    told: 'asked not to be called again',
    decides: true,
  },
] as const satisfies readonly Factor[];

export type FactorName = (typeof FACTORS)[number]['factor'];

const LABELS: ReadonlyMap<string, string> = new Map(FACTORS.map(({ factor, label }) => [factor, label]));

/** The words for people of a factor of a score; of one that the table no longer has, its name in plain letters. */
export function factorLabel(factor: string): string {
  const plain = factor.replaceAll('_', ' ');
  return LABELS.get(factor) ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
