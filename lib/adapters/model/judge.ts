import { generateText } from 'ai';
import { faultOf } from './fault.ts';
import type { JudgeRequest } from './port.ts';

/** How long a verdict may take, in ms. */
const JUDGE_TIMEOUT_MS = 30_000;

/**
 * Asks a language model for its verdict on a text. The built-in receptionist judges nothing: ask `Mind.builtIn` first.
 * @throws when the model fails or takes longer than 30 s, or `signal` aborts.
 */
export async function judge({ model, rubric, subject, temperature, signal, report }: JudgeRequest): Promise<string> {
  const deadline = AbortSignal.timeout(JUDGE_TIMEOUT_MS);
  const use = { label: model.modelId, builtIn: false, tokens: 0 };
  const { text, totalUsage } = await generateText({
    model,
    instructions: rubric,
    prompt: subject,
    maxRetries: 1,
    abortSignal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    ...(temperature === undefined ? {} : { temperature }),
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    report?.({ ...use, fault: faultOf(error) });
    throw new Error('The language model did not answer.');
  });
  report?.({ ...use, tokens: totalUsage.totalTokens ?? 0, fault: null });
  return text;
}
