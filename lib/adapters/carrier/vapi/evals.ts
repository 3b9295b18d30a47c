import type { Vapi as Sdk } from '@vapi-ai/server-sdk';
import type { EvalOrder, EvalState, MirroredEval } from '#lib/adapters/carrier/port.ts';
import { orRefused, unlessGone, unlessUnknown } from './answers.ts';
import { assistantOf, overridesOf } from './assistant.ts';
import { setupOf } from './assistants.ts';
import type { Vapi } from './client.ts';
import { marked } from './marks.ts';

const TYPE = 'chat.mockConversation';

/** The contract's limit. */
const DESCRIPTION_LENGTH = 500;

const scenarioOf = ({ settings }: Vapi, { name, description, messages }: MirroredEval): Sdk.CreateEvalDto => ({
  type: TYPE,
  name,
  description: marked(settings.instance, description ?? '', DESCRIPTION_LENGTH),
  messages: [...messages] as Sdk.CreateEvalDtoMessagesItem[],
});

export const createEval = (vapi: Vapi, scenario: MirroredEval): Promise<string> =>
  orRefused(async () => {
    const client = await vapi.client();
    const { id } = await client.eval.evalControllerCreate(scenarioOf(vapi, scenario));
    return id;
  });

export const updateEval = (vapi: Vapi, id: string, scenario: MirroredEval): Promise<boolean> =>
  unlessUnknown(async () => {
    const client = await vapi.client();
    await client.eval.evalControllerUpdate({ ...scenarioOf(vapi, scenario), id });
  });

export const deleteEval = (vapi: Vapi, id: string): Promise<void> =>
  unlessGone(async () => {
    const client = await vapi.client();
    await client.eval.evalControllerRemove({ id });
  });

/** Told to whatever tool is used: nothing may be done (reference, "Evals"). */
const TEST_MODE = { test_mode: true };

/** Plays a scenario against the mirror, laid over with what is to be tried, or against a draft that exists nowhere. */
export const runEval = (vapi: Vapi, { evalId, assistantId, assistant }: EvalOrder): Promise<string> =>
  orRefused(async () => {
    const client = await vapi.client();
    const setup = setupOf(vapi);
    const tried = assistantId ? overridesOf(assistant, setup) : assistantOf(assistant, setup);
    const inTest = { ...tried, metadata: { ...tried.metadata, ...TEST_MODE } };
    const run = await client.eval.evalControllerRun({
      type: 'eval',
      evalId,
      target: {
        type: 'assistant',
        ...(assistantId
          ? { assistantId, assistantOverrides: inTest as Sdk.AssistantOverrides }
          : { assistant: inTest as Sdk.CreateAssistantDto }),
      },
    });
    if (typeof run.id !== 'string') throw new Error('the carrier answered a run without an id');
    return run.id;
  });

const DONE = 'mockConversation.done';

/** A run that ended for any other reason than its script's end says nothing of the agent. */
export async function evalRun(vapi: Vapi, runId: string): Promise<EvalState> {
  const client = await vapi.client();
  const { status, endedReason, endedMessage, results } = await client.eval.evalControllerGetRun({ id: runId });
  if (status !== 'ended') return { status: 'running' };
  const messages = (results ?? []).flatMap((result) => result.messages ?? []);
  if (endedReason !== DONE || !results?.length) {
    const reason = endedMessage ?? `The run ended at the carrier: ${endedReason ?? 'it says nothing more'}.`;
    return { status: 'error', reason, messages };
  }
  return { status: 'done', passed: results.every((result) => result.status === 'pass'), messages };
}
