import type { z } from 'zod';
import { Extraction, Summary } from './extraction.ts';
import { faultOf } from './fault.ts';
import { EXTRACTION_FORMAT, SUMMARY_FORMAT } from './formats.ts';
import type { LanguageModelV4, ModelFault, ReadingRequest } from './port.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';
import { BUILT_IN_LABEL } from './resolve.ts';
import { type Answered, askFor } from './structured.ts';
import { type FinishedCall, writeTranscript } from './transcript.ts';

const READ_TIMEOUT_MS = 60_000;

const TASK =
  'You read the transcript of a finished phone call and report only what was said in it. Never guess; leave out what was not said.';

/**
 * Reads the caller's details and wishes out of a call. When a configured model fails, the built-in rules read it.
 * @throws when `signal` aborts.
 */
export async function extractCall(request: ReadingRequest): Promise<Extraction> {
  return read(request, EXTRACTION_FORMAT, Extraction);
}

/**
 * Two or three sentences about the call, as a person would leave them for a colleague.
 * When a configured model fails, the built-in rules write it.
 * @throws when `signal` aborts.
 */
export async function summarise(request: ReadingRequest): Promise<string> {
  return (await read(request, SUMMARY_FORMAT, Summary)).summary;
}

async function read<T>(request: ReadingRequest, name: string, schema: z.ZodType<T>): Promise<T> {
  const call: FinishedCall = {
    direction: request.direction,
    callerNumber: request.callerNumber ?? null,
    turns: request.turns,
  };
  const ask = (model: LanguageModelV4): Promise<Answered<T>> => {
    const deadline = AbortSignal.timeout(READ_TIMEOUT_MS);
    return askFor({
      model,
      instructions: `${TASK}\n\n# The agent's instructions in this call\n${request.system}`,
      prompt: writeTranscript(call),
      name,
      schema,
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
    });
  };
  const byRules = async (fault: ModelFault | null): Promise<T> => {
    const { value } = await ask(builtInReceptionist());
    request.report?.({ label: BUILT_IN_LABEL, builtIn: true, tokens: 0, fault });
    return value;
  };
  if (request.model.provider === builtInReceptionist().provider) return byRules(null);
  try {
    const { value, tokens } = await ask(request.model);
    request.report?.({ label: request.model.modelId, builtIn: false, tokens, fault: null });
    return value;
  } catch (error) {
    request.signal?.throwIfAborted();
    return byRules(faultOf(error));
  }
}
