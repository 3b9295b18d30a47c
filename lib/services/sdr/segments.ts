/** A kind of lead, and so of what is to be done next. */
export interface Segment {
  readonly name: string;
  /** Who belongs to it, in one sentence. */
  readonly rule: string;
  /** The same in SQL, over the columns that `pipeline-sql.ts` gathers. */
  readonly sql: string;
  /** Reported as hot (reference: KaiCalls API, SDR Pipeline, "report"). */
  readonly hot: boolean;
}

/**
 * Every lead belongs to the first of these whose rule holds: the last one holds for all. The same order is that of
 * importance: a run begins with the first.
 */
export const SEGMENTS = [
  {
    name: 'exhausted',
    rule: 'Has been contacted as often as the configuration allows (max_touches).',
    sql: 'touches >= max_touches and (open or churned_lately)',
    hot: false,
  },
  {
    name: 'speed_to_lead',
    rule: 'New within the last 24 hours, and not contacted yet.',
    sql: "status = 'new' and touches = 0 and created_at > at - interval '24 hours'",
    hot: true,
  },
  {
    name: 'fresh_demo_caller',
    rule: 'Called the demo within the last two days, and has not begun a trial.',
    sql: "open and not in_trial and demo_called_at > at - interval '2 days'",
    hot: true,
  },
  {
    name: 'warm_demo_caller',
    rule: 'Called the demo two to seven days ago, and has not begun a trial.',
    sql: "open and not in_trial and demo_called_at > at - interval '7 days'",
    hot: false,
  },
  {
    name: 'cooling_demo',
    rule: 'Called the demo seven to thirty days ago, and has not begun a trial.',
    sql: "open and not in_trial and demo_called_at > at - interval '30 days'",
    hot: false,
  },
  {
    name: 'new_trial_stuck',
    rule: 'Began a trial within the last three days, and has given no sign of life since.',
    sql: "open and in_trial and trial_started_at > at - interval '3 days' and (last_activity_at is null or last_activity_at < trial_started_at)",
    hot: true,
  },
  {
    name: 'trial_ending',
    rule: 'Is in a trial that ends within the next three days.',
    sql: "open and in_trial and trial_ends_at < at + interval '3 days'",
    hot: false,
  },
  {
    name: 'trial_going_dark',
    rule: 'Is in a trial, and has given no sign of life for three days.',
    sql: "open and in_trial and greatest(last_activity_at, trial_started_at) < at - interval '3 days'",
    hot: false,
  },
  {
    name: 'churned_recent',
    rule: 'Left within the last ninety days, and has not begun another trial.',
    sql: 'churned_lately and not in_trial',
    hot: false,
  },
  {
    name: 'contacted_no_reply',
    rule: 'Has been contacted, and nothing more particular is known.',
    sql: "open and (touches > 0 or status = 'contacted')",
    hot: false,
  },
  {
    name: 'cold',
    rule: 'Everyone else: not contacted within a day of coming, or decided already (converted or lost).',
    sql: 'true',
    hot: false,
  },
] as const satisfies readonly Segment[];

export type SegmentName = (typeof SEGMENTS)[number]['name'];
export const SEGMENT_NAMES = SEGMENTS.map(({ name }) => name) as [SegmentName, ...SegmentName[]];
export const HOT = SEGMENTS.filter(({ hot }) => hot).map(({ name }) => name);

/** Why a lead is left alone, whatever its segment. The first that holds is named. */
export interface Hold {
  readonly name: string;
  readonly rule: string;
  readonly sql: string;
  /** It passes with time: what is to be done next stays as it is. */
  readonly passes: boolean;
}

export const HOLDS = [
  { name: 'paused', rule: 'Somebody paused this lead.', sql: 'paused_at is not null', passes: false },
  {
    name: 'manual_review',
    rule: 'A person is to look at this lead first.',
    sql: 'manual_review_at is not null',
    passes: false,
  },
  { name: 'decided', rule: 'Converted or lost.', sql: "segment = 'cold' and not open", passes: false },
  {
    name: 'in_conversation',
    rule: 'Answered within the last three days: left to that conversation.',
    sql: "segment = 'contacted_no_reply' and last_activity_at > greatest(last_touch_at, at - interval '3 days')",
    passes: false,
  },
  {
    name: 'on_track',
    rule: 'In a trial that goes well.',
    sql: "in_trial and segment in ('contacted_no_reply', 'cold')",
    passes: false,
  },
  {
    name: 'too_soon',
    rule: 'The last touch is less than min_touch_gap_hours ago.',
    sql: 'last_touch_at > at - touch_gap',
    passes: true,
  },
  { name: 'deferred', rule: 'Somebody passed over this lead for now.', sql: 'deferred_until > at', passes: true },
] as const satisfies readonly Hold[];

export type HoldName = (typeof HOLDS)[number]['name'];
export const HOLD_NAMES = HOLDS.map(({ name }) => name) as [HoldName, ...HoldName[]];
