import { generateText, Output } from 'ai';
import type { z } from 'zod';
import { Extraction, Summary } from './extraction.ts';
import { EXTRACTION_FORMAT, SUMMARY_FORMAT } from './formats.ts';
import type { LanguageModelV4, ReadingRequest } from './port.ts';
import { builtInReceptionist } from './receptionist/language-model.ts';
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
  const ask = async (model: LanguageModelV4): Promise<T> => {
    const deadline = AbortSignal.timeout(READ_TIMEOUT_MS);
    const { output } = await generateText({
      model,
      instructions: `${TASK}\n\n# The agent's instructions in this call\n${request.system}`,
      prompt: writeTranscript(call),
      output: Output.object({ name, schema }),
      maxRetries: 2,
      abortSignal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
    });
    return output;
  };
  try {
    return await ask(request.model);
  } catch (error) {
    request.signal?.throwIfAborted();
    const rules = builtInReceptionist();
    if (request.model.provider === rules.provider) throw error;
    return ask(rules);
  }
}
