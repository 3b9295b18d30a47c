import { z } from 'zod';
import { phoneInput } from '#lib/core/phone.ts';
import { isoTime } from '#lib/core/time.ts';
import { ScopeList } from '#lib/services/keys/schema.ts';

const line = z.string().trim().min(1, 'must not be empty').max(1_000);

export const RingAgentInput = z.object({
  agent_id: z.guid(),
  from: phoneInput.nullable().describe('The caller’s number; null withholds it.'),
  caller_lines: z
    .array(line)
    .max(50)
    .optional()
    .describe('Said one after the other; without them the caller is simulated.'),
  pace: z.enum(['fast', 'live']).default('fast').describe('Compressed time, or real time.'),
  typed: z.boolean().default(false).describe('Be the caller: say each line with POST /api/v1/sandbox/calls/say.'),
  max_duration: z.number().int().min(10).max(7200).default(600),
  record: z.boolean().default(true),
});

export const SayInput = z.object({ id: z.guid(), text: line });
export const SayOutput = z.object({ success: z.literal(true) });

export const CreateTestKeyInput = z.object({
  business_id: z.guid(),
  name: z.string().trim().min(1).max(100).default('Test key'),
  scopes: ScopeList.optional().describe('At most those of the key or role that makes it; all of those by default.'),
});
export const CreateTestKeyOutput = z.object({
  key: z.string().describe('Shown once: store it now.'),
  id: z.guid(),
  prefix: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  business_id: z.guid().describe('The test business, apart from the live one.'),
  created_at: isoTime,
});
