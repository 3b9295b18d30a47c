import type { SegmentName } from './segments.ts';

export const CHANNELS = ['call', 'email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];
export type NextAction = Channel | 'skip' | 'escalate';

/**
 * The next best action: one per touch, the first for a lead that was never contacted; the last stands for all further
 * ones. An escalation is a step but no touch, and comes once: the next one is skipped.
 */
export const PLAN: Readonly<Record<SegmentName, readonly NextAction[]>> = {
  exhausted: ['escalate'],
  speed_to_lead: ['call'],
  fresh_demo_caller: ['call', 'sms', 'email', 'escalate', 'call', 'email'],
  warm_demo_caller: ['sms', 'email', 'call', 'escalate', 'email'],
  cooling_demo: ['email', 'sms', 'email'],
  new_trial_stuck: ['call', 'email', 'sms', 'escalate', 'call'],
  trial_ending: ['call', 'email', 'sms', 'escalate', 'email'],
  trial_going_dark: ['email', 'sms', 'call', 'escalate', 'email'],
  churned_recent: ['email', 'call', 'email'],
  contacted_no_reply: ['sms', 'sms', 'email', 'call', 'email'],
  cold: ['email'],
};

/**
 * What is done instead where a channel is not there: the lead has no number or address, the configuration does not let
 * it be used, or a list forbids it. Where none is left, the lead is skipped.
 */
export const INSTEAD: Readonly<Record<Channel, readonly Channel[]>> = {
  call: ['sms', 'email'],
  sms: ['email', 'call'],
  email: ['sms', 'call'],
};
