import type { FanOut } from '#components/evals/queries.ts';

/** Whether changes may go live: at once, after the check, or only with a reason. */
export interface Gate {
  state: 'open' | 'checking' | 'reason';
  /** What the check says, where there is one. */
  verdict: string | null;
  detail: string | null;
}

const plural = (count: number) => `${count} ${count === 1 ? 'scenario' : 'scenarios'}`;

/** @param scenarios how many the change must pass; 0 where it touches nothing that they ask. */
export function gateOf(check: {
  scenarios: number;
  answer: FanOut | undefined;
  failed: boolean;
  skipped: boolean;
}): Gate {
  const { scenarios, answer } = check;
  if (scenarios === 0) return { state: 'open', verdict: null, detail: null };
  if (answer) return judged(answer);
  if (check.failed) return { state: 'reason', verdict: 'The check did not come to an end', detail: null };
  if (check.skipped) {
    return { state: 'reason', verdict: 'Not checked', detail: `${plural(scenarios)} would have been asked.` };
  }
  return {
    state: 'checking',
    verdict: `Asking ${plural(scenarios)}`,
    detail: 'With the new instructions, side by side.',
  };
}

function judged(answer: FanOut): Gate {
  const { flips = [], total, completed, passed, failed, errored } = answer;
  const broken = flips.filter(({ from }) => from === 'pass').length;
  const parts = [`${passed} pass`, `${failed} fail`];
  if (errored > 0) parts.push(`${errored} could not be judged`);
  if (completed < total) parts.push(`${total - completed} still running`);
  const detail = `With the new instructions, of ${plural(total)}: ${parts.join(', ')}.`;
  if (broken > 0) {
    const verdict = `${plural(broken)} would not pass any more`;
    return { state: 'reason', verdict, detail };
  }
  if (completed < total) return { state: 'reason', verdict: 'Not all scenarios have ended', detail };
  return { state: 'open', verdict: flips.length > 0 ? 'Nothing breaks' : 'Nothing changes in the evals', detail };
}
