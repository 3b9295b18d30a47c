import type { CallDesk, CallReference, CarrierHook, IncomingAnswer } from '#lib/adapters/carrier/port.ts';
import { AppError } from '#lib/core/errors.ts';
import { type AssistantSetup, overridesOf } from './assistant.ts';
import { setupOf } from './assistants.ts';
import type { Vapi } from './client.ts';
import { noLineWasFree } from './ends.ts';
import { eventOf, referenceOf, ServerMessage, toolUsesOf } from './messages.ts';
import { reportOf } from './report.ts';
import { requireSignature } from './signature.ts';

const NOTHING = {};
/** What a caller hears when we fail to say who takes the call, and the number has nobody to forward to. */
const SORRY = 'Sorry, nobody can take your call right now. Please call again later.';

/** Vapi's server messages: signed, then told to the desk, then answered as Vapi wants it. */
export function vapiHook(vapi: Vapi): CarrierHook {
  return {
    async receive({ headers, body }, desk) {
      requireSignature(headers, body, vapi.settings.webhook.secret);
      const message = ServerMessage.safeParse(contentOf(body));
      const call = message.success ? referenceOf(message.data) : null;
      // Of no call of ours, or of a kind that we do not know: nothing to do, and nothing to send again.
      if (!message.success || !call) return NOTHING;
      return answer(vapi, message.data, call, desk);
    },
  };
}

function contentOf(body: string): unknown {
  try {
    return (JSON.parse(body) as { message?: unknown } | null)?.message;
  } catch {
    return null;
  }
}

async function answer(vapi: Vapi, message: ServerMessage, call: CallReference, desk: CallDesk): Promise<object> {
  switch (message.type) {
    case 'assistant-request':
      return whoAnswers(await desk.whoAnswers(call), setupOf(vapi));
    case 'transfer-destination-request': {
      const to = await desk.whereTo(call);
      return to === null
        ? { error: 'Nobody can be reached right now.' }
        : { destination: { type: 'number', number: to } };
    }
    case 'tool-calls':
      return { results: await Promise.all(toolUsesOf(message).map((use) => toolResult(call, use, desk))) };
    case 'end-of-call-report': {
      if (noLineWasFree(message.endedReason)) await desk.notPlaced(call);
      else await desk.reported(call, reportOf(message, new Date(message.timestamp ?? Date.now())));
      return NOTHING;
    }
    default: {
      if (message.status === 'ended' && noLineWasFree(message.endedReason)) {
        await desk.notPlaced(call);
        return NOTHING;
      }
      const event = eventOf(message, vapi.settings.patience.reportMs);
      if (event) await desk.happened(call, event);
      return NOTHING;
    }
  }
}

function whoAnswers(answer: IncomingAnswer, setup: AssistantSetup): object {
  switch (answer.type) {
    case 'agent':
      return { assistantId: answer.assistantId, assistantOverrides: overridesOf(answer.assistant, setup) };
    case 'forward':
      return { destination: { type: 'number', number: answer.to } };
    case 'refuse':
      return { error: answer.words || SORRY };
  }
}

/** Always a text, and always an answer: anything else would leave the agent waiting. */
async function toolResult(call: CallReference, use: { id: string; name: string; input: object }, desk: CallDesk) {
  const told = { name: use.name, toolCallId: use.id };
  try {
    return { ...told, result: await desk.useTool(call, { ...use, input: { ...use.input } }) };
  } catch (error) {
    return { ...told, error: error instanceof AppError ? error.message : 'The tool failed.' };
  }
}
