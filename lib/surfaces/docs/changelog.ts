export interface Release {
  version: string;
  date: string;
  added: string[];
}

/** What integrators notice, newest first. */
export const CHANGELOG: readonly Release[] = [
  {
    version: '0.2.0',
    date: '2026-11-22',
    added: [
      'Text messages: send, receive, threads, STOP and HELP, automatic replies by the agent, which say when the built-in rules wrote them in the place of the model.',
      'Email queue: write, approve, send from your own SMTP account.',
      'SDR pipeline: segments, next best action, cadence, dry run, report and activity.',
      'Evals: scripted conversations with three judges; a prompt can be checked before it goes live.',
      'Analytics: funnel, agents, weekly and businesses.',
      'Agents: versions, restore and archive. Account: balance and usage. `business_id` narrows balance, usage, numbers and business performance.',
      'Compliance: one gate for every contact, its decisions, blocked callers, retention, and an audit log.',
      'Leads: tags, order by score, several moved at once, and pairs that are not one person. Lists and their files take ids. null clears a field.',
      'Numbers: `forward_to` rings before the agent on numbers of the telephone network too, which `can_ring_first` tells; a call that was taken there ends as `answered-by-owner`.',
      'Trunks: calls that go out by a telephone exchange of your own. A call names one by `trunk_id`.',
      'Businesses: a signed-in person adds another one, or a first one of their own, with an agent and a number; an account has one trial for all of them.',
      'Business profile: hours, holidays, services, announcements, notices to the owner, the end of a trial among them.',
    ],
  },
  {
    version: '0.1.0',
    date: '2026-11-21',
    added: [
      'Signup, agents, numbers, calls, leads, transcripts, the do-not-call list and API keys.',
      'Signed webhooks with retries and replay; idempotency keys; test mode with a simulated carrier.',
      'Analytics: dashboard and calls.',
    ],
  },
];
