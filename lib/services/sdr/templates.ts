import { fill } from '#lib/core/template.ts';
import type { SegmentName } from './segments.ts';

interface Mail {
  subject: string;
  body: string;
}

/** What a lead of a segment is told. Where there are several, a later touch takes the next, the last ones the last. */
interface Words {
  /** The agent is told this of the call; its own prompt says how it speaks. */
  call: string;
  sms: readonly string[];
  email: readonly Mail[];
}

const SIGNED = '\n\nBest regards,\n{{agent_name}}\n{{business_name}}';
const STOP = ' Reply STOP to opt out.';

const FOLLOW_UP: Words = {
  call: 'You are following up with somebody who was contacted before and has not answered yet. Ask whether they still need help, and offer one concrete next step.',
  sms: [
    `Hi {{name}}, it’s {{agent_name}} from {{business_name}}. Is there still something we can help you with?${STOP}`,
    `Hi {{name}}, {{agent_name}} from {{business_name}} again. Just reply with a good time, and we will call you.${STOP}`,
  ],
  email: [
    {
      subject: 'Still on your mind, {{name}}?',
      body: `Hi {{name}},\n\nWe tried to reach you. If you still need something from {{business_name}}, answer this mail with a good time and a number, and we will call you.${SIGNED}`,
    },
    {
      subject: 'Shall we close this for now?',
      body: `Hi {{name}},\n\nWe have not heard from you, so we will leave you in peace soon. If you would still like to talk, one line in answer to this mail is enough.${SIGNED}`,
    },
  ],
};

const WORDS: Readonly<Record<SegmentName, Words>> = {
  exhausted: FOLLOW_UP,
  speed_to_lead: {
    call: 'This person got in touch just now. Thank them, find out what they need and by when, and agree on the next step.',
    sms: [
      `Hi {{name}}, it’s {{agent_name}} from {{business_name}}. Thanks for getting in touch! When may we call you?${STOP}`,
    ],
    email: [
      {
        subject: 'Thanks for getting in touch with {{business_name}}',
        body: `Hi {{name}},\n\nThank you for getting in touch. Tell us in a line what you need and when we may call you, and we will take it from there.${SIGNED}`,
      },
    ],
  },
  fresh_demo_caller: {
    call: 'This person tried our demo in the last two days. Ask how it went, answer what was left open, and offer to set up a trial.',
    sms: [
      `Hi {{name}}, it’s {{agent_name}} from {{business_name}}. How did the demo go for you? Happy to set up a trial.${STOP}`,
    ],
    email: [
      {
        subject: 'How was the demo?',
        body: `Hi {{name}},\n\nYou tried our demo a moment ago. What was missing, what was good? Answer this mail with your questions, or say the word and we will set up a trial for you.${SIGNED}`,
      },
    ],
  },
  warm_demo_caller: {
    call: 'This person tried our demo last week. Ask what they thought of it and what stands in the way of a trial.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. You tried our demo last week: any questions before a trial?${STOP}`,
    ],
    email: [
      {
        subject: 'Any questions after the demo?',
        body: `Hi {{name}},\n\nA few days ago you tried our demo. If something is still open, answer this mail; if not, a trial takes five minutes to set up and we gladly do it with you.${SIGNED}`,
      },
    ],
  },
  cooling_demo: {
    call: 'This person tried our demo some weeks ago and went quiet. Ask whether the need is still there, and do not press.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. Is what you tried our demo for still on your list?${STOP}`,
    ],
    email: [
      {
        subject: 'Is this still on your list?',
        body: `Hi {{name}},\n\nSome weeks ago you tried our demo. If the need is still there, we would be glad to show you how others use it. If not, no hard feelings.${SIGNED}`,
      },
    ],
  },
  new_trial_stuck: {
    call: 'This person began a trial in the last three days and has not used it yet. Find out where they are stuck, and help them with the first step.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. Need a hand with the first step of your trial? Just reply.${STOP}`,
    ],
    email: [
      {
        subject: 'The first step of your trial',
        body: `Hi {{name}},\n\nYour trial is ready, and it looks as if you have not begun. Where are you stuck? Answer this mail and we will do the first step together.${SIGNED}`,
      },
    ],
  },
  trial_ending: {
    call: 'This person’s trial ends in a few days. Ask what they got out of it, and what they need in order to decide.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. Your trial ends in a few days. Shall we talk about what comes next?${STOP}`,
    ],
    email: [
      {
        subject: 'Your trial ends in a few days',
        body: `Hi {{name}},\n\nYour trial ends in a few days. If you want to go on, or need something before you decide, answer this mail and we will see to it.${SIGNED}`,
      },
    ],
  },
  trial_going_dark: {
    call: 'This person is in a trial and has not used it for days. Ask what got in the way, and offer help.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. We noticed a quiet week in your trial. Can we help?${STOP}`,
    ],
    email: [
      {
        subject: 'Can we help with your trial?',
        body: `Hi {{name}},\n\nYour trial has been quiet for a few days. If something did not work or time was short, tell us: we can help, or lengthen it.${SIGNED}`,
      },
    ],
  },
  churned_recent: {
    call: 'This person left us recently. Ask what was missing, listen, and offer a way back only if it helps them.',
    sms: [
      `Hi {{name}}, {{agent_name}} from {{business_name}}. We are sorry you left. What would have had to be different?${STOP}`,
    ],
    email: [
      {
        subject: 'What would have had to be different?',
        body: `Hi {{name}},\n\nYou left us a while ago. We would like to learn from it: what was missing? If it is there by now, we will tell you.${SIGNED}`,
      },
    ],
  },
  contacted_no_reply: FOLLOW_UP,
  cold: {
    call: 'This person got in touch some time ago and was never called back. Apologise for the delay and ask whether help is still needed.',
    sms: [
      `Hi {{name}}, it’s {{agent_name}} from {{business_name}}. You got in touch a while ago: is there still something we can do?${STOP}`,
    ],
    email: [
      {
        subject: 'Are we still of use to you?',
        body: `Hi {{name}},\n\nYou got in touch with {{business_name}} a while ago. If there is still something that we can do for you, answer this mail and we will call you.${SIGNED}`,
      },
    ],
  },
};

/** Who speaks, and to whom. */
export interface Parties {
  name: string;
  agent_name: string;
  business_name: string;
}

/** The text message for a touch of a lead. */
export const smsFor = (segment: SegmentName, touch: number, parties: Parties): string =>
  fill(nth(WORDS[segment].sms, touch), { ...parties });

/** The mail for a touch of a lead. */
export function mailFor(segment: SegmentName, touch: number, parties: Parties): Mail {
  const { subject, body } = nth(WORDS[segment].email, touch);
  return { subject: fill(subject, { ...parties }), body: fill(body, { ...parties }) };
}

/** What the agent is told of a call. Filled in when it is dialled, with all that is known then. */
export const callContext = (segment: SegmentName): string => WORDS[segment].call;

/** Touches of the same segment come on every second or third one: two texts in a row are never the same. */
function nth<T>(variants: readonly T[], touch: number): T {
  const variant = variants[Math.min(Math.max(0, Math.floor((touch - 1) / 2)), variants.length - 1)];
  if (variant === undefined) throw new Error('a segment without words');
  return variant;
}
