import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Resource } from './store.ts';

/** How the next runs end: the first two judge the agent, the others say that the run itself went wrong. */
export type EvalOutcome = 'pass' | 'fail' | 'error' | 'timeout';

/** A scenario. */
export interface Scene {
  messages: Turn[];
}

interface Turn {
  role: string;
  content?: string;
  judgePlan?: { type: string; content?: string };
  [property: string]: unknown;
}

const QUEUED_MS = 100;
const RUNNING_MS = 300;

/** Runs a scenario in compressed time. What is judged ends as `outcome` says: no model looks at it. */
export async function playEval(runs: Collection, run: Resource, messages: Turn[], outcome: EvalOutcome): Promise<void> {
  await sleep(QUEUED_MS, undefined, { ref: false });
  runs.patch(run.id, { status: 'running', startedAt: new Date().toISOString() });
  await sleep(RUNNING_MS, undefined, { ref: false });
  const endedAt = new Date().toISOString();
  const { startedAt } = run;
  if (outcome === 'error' || outcome === 'timeout') {
    runs.patch(run.id, { status: 'ended', endedReason: outcome, endedAt, results: [] });
    return;
  }
  const judged = messages.map((turn) => (turn.judgePlan ? judge(turn, outcome) : turn));
  const results = [{ status: outcome, messages: judged, startedAt, endedAt }];
  runs.patch(run.id, { status: 'ended', endedReason: 'mockConversation.done', endedAt, results });
}

function judge({ role, judgePlan }: Turn, outcome: 'pass' | 'fail'): Turn {
  const said = outcome === 'pass' && judgePlan?.type === 'exact' ? judgePlan.content : 'I can help you with that.';
  const failureReason = `The answer is not what the judge (${judgePlan?.type}) wanted.`;
  const verdict = outcome === 'pass' ? { status: 'pass' } : { status: 'fail', failureReason };
  return { role, content: said, judge: verdict };
}
