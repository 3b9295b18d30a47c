/** One thing that an owner can be told of. */
interface Kind {
  kind: string;
  /** For people: "Hot lead". */
  label: string;
  told: string;
  /** What a business has that set nothing. Texts are off until somebody gives a number for them. */
  email: boolean;
}

/** Every notice to the owner, with what it tells and whether it is mailed by default. */
export const KINDS = [
  { kind: 'hot_lead', label: 'Hot lead', told: 'A lead’s score reached the threshold.', email: true },
  { kind: 'missed_call', label: 'Missed call', told: 'A caller gave up before a word was spoken.', email: true },
  { kind: 'failed_call', label: 'Failed call', told: 'Calls failed: told at most once an hour.', email: true },
  {
    kind: 'prompt_changed',
    label: 'Instructions changed',
    told: 'Somebody changed what an agent is told.',
    email: true,
  },
  { kind: 'sdr_manual_review', label: 'Lead to look at', told: 'SDR leaves a lead to you.', email: true },
  { kind: 'email_failed', label: 'Email not sent', told: 'An email could not be delivered.', email: true },
  { kind: 'trial', label: 'End of the trial', told: 'A week and a day before it ends, and when it has.', email: true },
  { kind: 'daily_digest', label: 'Daily digest', told: 'What happened yesterday, at 08:00.', email: false },
] as const satisfies readonly Kind[];

export type NoticeKind = (typeof KINDS)[number]['kind'];
export const KIND_NAMES = KINDS.map(({ kind }) => kind) as [NoticeKind, ...NoticeKind[]];

/** The score from which a lead is hot, where the owner says nothing else. */
export const HOT_FROM = 80;
