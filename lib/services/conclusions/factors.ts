import type { Detector } from './detect.ts';
import * as refusals from './refusals.ts';
import * as signals from './signals.ts';

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
  found: Detector;
}

/** What a conversation is worth before anything in it is weighed. */
export const BASE = 30;

/** Every factor with its weight, its words and what finds it. */
export const FACTORS: readonly Factor[] = [
  {
    factor: 'pricing_question',
    weight: 18,
    label: 'Asked for the price',
    told: 'requested pricing',
    found: signals.price,
  },
  { factor: 'decision_maker', weight: 18, label: 'Decides', told: 'makes the decision', found: signals.owner },
  {
    factor: 'timeline_question',
    weight: 16,
    label: 'Asked how soon',
    told: 'asked about timeline',
    kin: 'time',
    found: signals.timeline,
  },
  {
    factor: 'appointment_requested',
    weight: 14,
    label: 'Asked for an appointment',
    told: 'asked for an appointment',
    kin: 'time',
    found: signals.appointment,
  },
  { factor: 'budget_stated', weight: 14, label: 'Named a budget', told: 'named a budget', found: signals.budget },
  {
    factor: 'date_in_mind',
    weight: 10,
    label: 'Has a date in mind',
    told: 'has a date in mind',
    kin: 'time',
    found: signals.date,
  },
  { factor: 'urgency', weight: 10, label: 'It is urgent', told: 'said that it is urgent', found: signals.urgency },
  {
    factor: 'specific_need',
    weight: 10,
    label: 'Knows what they want',
    told: 'named a specific need',
    found: signals.need,
  },
  {
    factor: 'contact_details_given',
    weight: 8,
    label: 'Left contact details',
    told: 'left contact details',
    found: signals.contact,
  },
  { factor: 'matter_size', weight: 8, label: 'Size of the matter', told: 'said how big it is', found: signals.size },
  { factor: 'referral', weight: 6, label: 'Was recommended', told: 'was recommended to call', found: signals.referral },
  {
    factor: 'existing_customer',
    weight: 6,
    label: 'Is a customer already',
    told: 'is a customer already',
    found: signals.existing,
  },
  {
    factor: 'contact_refused',
    weight: -12,
    label: 'Would not say who they are',
    told: 'would not say who they are',
    found: refusals.withholds,
  },
  {
    factor: 'just_browsing',
    weight: -16,
    label: 'Only looking around',
    told: 'only looking around',
    found: refusals.browsing,
  },
  { factor: 'hung_up_early', weight: -16, label: 'Hung up early', told: 'hung up early', found: refusals.hungUp },
  {
    factor: 'not_interested',
    weight: -60,
    label: 'Is not interested',
    told: 'is not interested',
    found: refusals.uninterested,
  },
  {
    factor: 'wrong_number',
    weight: -100,
    label: 'Wrong number',
    told: 'a wrong number',
    decides: true,
    found: refusals.wrongNumber,
  },
  {
    factor: 'solicitor',
    weight: -100,
    label: 'Called to sell something',
    told: 'called to sell something',
    decides: true,
    found: refusals.solicitation,
  },
  {
    factor: 'opt_out',
    weight: -100,
    label: 'Asked not to be called',
    told: 'asked not to be called again',
    decides: true,
    found: refusals.optOut,
  },
];
