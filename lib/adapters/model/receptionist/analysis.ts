import { EXTRACTION_FORMAT, SUMMARY_FORMAT } from '#lib/adapters/model/formats.ts';
import { readTranscript } from '#lib/adapters/model/transcript.ts';
import { extractionOf } from './extraction.ts';
import { summaryOf } from './summary.ts';

/** What a JSON answer is asked for. */
export interface AnalysisRequest {
  instructions: string;
  message: string;
  format: { name?: string; schema?: unknown };
}

/** The JSON answer to one of this product's own readings of a call; an empty object to anything else. */
export function analyse({ instructions, message, format }: AnalysisRequest): Record<string, unknown> {
  const call = readTranscript(message);
  if (!call) return {};
  if (format.name === EXTRACTION_FORMAT) return { ...extractionOf(instructions, call) };
  if (format.name === SUMMARY_FORMAT) return { summary: summaryOf(instructions, call) };
  return {};
}
