import type { Start, Step } from '#lib/services/start/schema.ts';

export interface StepWords {
  title: string;
  why: string;
  /** What is pressed to do it. */
  act: string;
  /** Where that is: a page, or the dialog that rings the agent. */
  where: { path: string } | 'ring';
}

export const STEP_WORDS: Readonly<Record<Step, StepWords>> = {
  describe: {
    title: 'Describe your business',
    why: 'Services and opening hours: what the agent may promise.',
    act: 'Describe it',
    where: { path: 'settings/business' },
  },
  hear: {
    title: 'Hear your agent',
    why: 'Ring it, be the caller by typing, and play the recording.',
    act: 'Ring my agent',
    where: 'ring',
  },
  call: {
    title: 'Let it take a call',
    why: 'It leaves a transcript, a summary and a scored lead.',
    act: 'Ring my agent',
    where: 'ring',
  },
  forward: {
    title: 'Forward your number',
    why: 'Your phone rings first, and the agent takes what you miss.',
    act: 'Set it up',
    where: { path: 'numbers' },
  },
  webhook: {
    title: 'Connect a webhook',
    why: 'Calls and leads arrive in your own tools as they happen.',
    act: 'Connect',
    where: { path: 'settings/webhooks' },
  },
  invite: {
    title: 'Invite a teammate',
    why: 'Work leads together, each with a role of their own.',
    act: 'Invite',
    where: { path: 'settings/team' },
  },
};

/** A step that is done or passed over asks for nothing more. */
export const isOpen = (step: Start['steps'][number]): boolean => !step.done && !step.skipped;

/** The list goes by itself when nothing is left to do. */
export const isShown = ({ hidden, steps }: Start): boolean => !hidden && steps.some(isOpen);

export const doneOf = ({ steps }: Start): number => steps.filter(({ done }) => done).length;

export const skippedWith = ({ steps }: Start, step: Step): Step[] => [
  ...steps.filter(({ skipped }) => skipped).map((one) => one.step),
  step,
];
