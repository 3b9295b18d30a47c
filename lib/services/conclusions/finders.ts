import type { Detector } from './detect.ts';
import * as refusals from './refusals.ts';
import type { FactorName } from './schema.ts';
import * as signals from './signals.ts';

/** What finds each factor in a conversation: the sentence that earns it. */
export const FINDERS: Readonly<Record<FactorName, Detector>> = {
  pricing_question: signals.price,
  decision_maker: signals.owner,
  timeline_question: signals.timeline,
  appointment_requested: signals.appointment,
  budget_stated: signals.budget,
  date_in_mind: signals.date,
  urgency: signals.urgency,
  specific_need: signals.need,
  contact_details_given: signals.contact,
  matter_size: signals.size,
  referral: signals.referral,
  existing_customer: signals.existing,
  contact_refused: refusals.withholds,
  just_browsing: refusals.browsing,
  hung_up_early: refusals.hungUp,
  not_interested: refusals.uninterested,
  wrong_number: refusals.wrongNumber,
  solicitor: refusals.solicitation,
  opt_out: refusals.optOut,
};
