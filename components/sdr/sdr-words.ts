import type { z } from 'zod';
import type { RuleWords } from '#components/messages/text-words.ts';
import type { StatusTone } from '#components/ui/status-badge.tsx';
import type {
  NextAction as NextActionSchema,
  OUTCOMES,
  SdrConfig,
  SegmentName as SegmentNameSchema,
} from '#lib/services/sdr/schema.ts';
import type { ActivityRow, SdrLead } from './queries.ts';

export type SegmentName = z.output<typeof SegmentNameSchema>;
export type NextAction = z.output<typeof NextActionSchema>;
export type HoldName = NonNullable<SdrLead['hold']>;

/** The rules of the pipeline in words: from `services/sdr` and `services/contact`, by way of the page. */
export interface SdrRules {
  segments: readonly { name: SegmentName; rule: string; actions: readonly NextAction[] }[];
  holds: readonly { name: HoldName; rule: string }[];
  contact: RuleWords;
}

export const SEGMENT_WORDS: Readonly<Record<SegmentName, string>> = {
  exhausted: 'Contacted enough',
  speed_to_lead: 'Brand new',
  fresh_demo_caller: 'Called the demo just now',
  warm_demo_caller: 'Called the demo this week',
  cooling_demo: 'Called the demo this month',
  new_trial_stuck: 'New trial, stuck',
  trial_ending: 'Trial is ending',
  trial_going_dark: 'Trial went quiet',
  churned_recent: 'Left lately',
  contacted_no_reply: 'Contacted',
  cold: 'Cold',
};

/** What is done next with a lead. */
export const NEXT_WORDS: Readonly<Record<NextAction, string>> = {
  call: 'Call',
  email: 'Email',
  sms: 'Text',
  escalate: 'Ask you',
  skip: 'Nothing',
};

/** What was done with a lead. */
export const DONE_WORDS: Readonly<Record<ActivityRow['action'], string>> = {
  call: 'Called',
  email: 'Emailed',
  sms: 'Texted',
  escalate: 'Left to you',
  skip: 'Skipped',
  pause: 'Paused',
  resume: 'Resumed',
};

export const OUTCOME_WORDS: Readonly<Record<(typeof OUTCOMES)[number], { word: string; tone: StatusTone }>> = {
  pending: { word: 'Under way', tone: 'waiting' },
  answered: { word: 'Answered', tone: 'done' },
  voicemail: { word: 'Voicemail', tone: 'missed' },
  no_answer: { word: 'No answer', tone: 'missed' },
  busy: { word: 'Busy', tone: 'missed' },
  sent: { word: 'Sent', tone: 'done' },
  delivered: { word: 'Delivered', tone: 'done' },
  replied: { word: 'Replied', tone: 'live' },
  failed: { word: 'Failed', tone: 'failed' },
  canceled: { word: 'Not sent', tone: 'off' },
  done: { word: 'Done', tone: 'done' },
};

const HOLD_WORDS: Readonly<Record<HoldName, string>> = {
  paused: 'Paused',
  manual_review: 'Waits for you',
  decided: 'Decided',
  in_conversation: 'In conversation',
  on_track: 'Trial goes well',
  too_soon: 'Too soon',
  deferred: 'Skipped for now',
};

/** How a lead stands: due, waiting for its time, or left alone and why. */
export function standing(lead: Pick<SdrLead, 'hold' | 'next_action'>): { word: string; tone: StatusTone } {
  if (lead.hold === 'manual_review') return { word: HOLD_WORDS.manual_review, tone: 'live' };
  if (lead.hold === 'too_soon' || lead.hold === 'deferred') return { word: HOLD_WORDS[lead.hold], tone: 'waiting' };
  if (lead.hold) return { word: HOLD_WORDS[lead.hold], tone: 'off' };
  if (lead.next_action === 'skip') return { word: 'Nothing planned', tone: 'off' };
  return { word: 'Due now', tone: 'live' };
}

/** A rule with the business's own numbers in place of the names of its settings. */
export function withNumbers(rule: string, config: Pick<SdrConfig, 'max_touches' | 'min_touch_gap_hours'>): string {
  return rule
    .replace('as often as the configuration allows (max_touches)', `${config.max_touches} times, as often as you allow`)
    .replace('min_touch_gap_hours', `${config.min_touch_gap_hours} hours`);
}

/** Why a run leaves leads alone that no rule of the pipeline names. */
const RUN_REASONS: RuleWords = {
  no_action: 'Nothing is planned for them, or they cannot be reached by what you allow.',
  outside_hours: 'It is outside of the hours that you have set, where they are.',
  daily_cap: 'The limit of the day is reached.',
  overtaken: 'They were touched or changed by somebody else in the meantime.',
  refused: 'The rules of contact do not allow it.',
};

/** Why leads were left alone, in a sentence. */
export function skipWords(reason: string, rules: SdrRules): string {
  return (
    rules.holds.find(({ name }) => name === reason)?.rule ?? rules.contact[reason] ?? RUN_REASONS[reason] ?? reason
  );
}
