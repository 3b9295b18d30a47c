import { z } from 'zod';
import { after, limit, pageTail } from '#lib/core/page.ts';
import { isoTime } from '#lib/core/time.ts';
import { EvalResult, OUTCOMES } from './played.ts';
import { Scenario } from './scenario.ts';

const name = z.string().trim().min(1, 'must not be empty').max(80);
const description = z.string().trim().max(500).nullable();

export const EvalRow = z
  .object({
    id: z.guid(),
    agent_id: z.guid(),
    business_id: z.guid(),
    vapi_eval_id: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    version: z.number().int().describe('Counts up with each change of the messages.'),
    call_id: z.guid().nullable().describe('The call that it was made from.'),
    created_at: isoTime,
    updated_at: isoTime,
  })
  .meta({ id: 'EvalRow' });
export const EvalDetail = EvalRow.extend({ messages: z.array(z.json()) }).meta({ id: 'Eval' });

export const ListEvalsInput = z.object({
  agent_id: z.guid().optional(),
  business_id: z.guid().optional(),
  limit: limit(100, 200),
  after: after.optional(),
});
export const ListEvalsOutput = z.object({ evals: z.array(EvalRow), ...pageTail });
export const GetEvalInput = z.object({ id: z.guid() });

export const CreateEvalInput = z.object({
  agent_id: z.guid().describe('The agent that the scenario runs against.'),
  business_id: z.guid().describe('The business that owns the agent.'),
  name: name.describe('What the scenario tests, such as `greeting.identifies_firm`.'),
  description: description.optional(),
  messages: Scenario,
});
export const UpdateEvalInput = z.object({
  id: z.guid(),
  name: name.optional(),
  description: description.optional(),
  messages: Scenario.optional(),
});
export const DeleteEvalInput = z.object({ id: z.guid() });

export const EvalFromCallInput = z.object({
  call_id: z.guid(),
  name: name.optional(),
  turn: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('The `index` of the agent’s turn that is judged; its last answer to the caller without it.'),
});

const RUN_STATUSES = ['queued', 'in-progress', 'ended'] as const;

export const EvalRunRow = z
  .object({
    run_id: z.guid(),
    vapi_run_id: z.string(),
    eval_id: z.guid(),
    name: z.string(),
    agent_id: z.guid(),
    business_id: z.guid(),
    status: z.enum(RUN_STATUSES),
    passed: z.boolean().nullable().describe('Null until the run has ended; then true only if every judge passed.'),
    outcome: z.enum(OUTCOMES).nullable(),
    error: z.string().nullable().describe('What kept the agent from being judged.'),
    eval_version: z.number().int(),
    agent_version: z.number().int().describe('The version of the agent’s configuration.'),
    prompt_hash: z.string().describe('SHA-256 of the inbound prompt that the agent ran with.'),
    prompt_overridden: z.boolean(),
    baseline_run_id: z.guid().nullable().describe('The run with the live prompt that this one is compared with.'),
    created_at: isoTime,
    started_at: isoTime.nullable(),
    ended_at: isoTime.nullable(),
  })
  .meta({ id: 'EvalRunRow' });
export type EvalRunRow = z.output<typeof EvalRunRow>;
export const EvalRun = EvalRunRow.extend({ results: z.array(EvalResult) }).meta({ id: 'EvalRun' });
export type EvalRun = z.output<typeof EvalRun>;

/** Reference: "Run an eval", `max_wait_ms`. */
const WAIT_MS = { standard: 60_000, most: 110_000 };

export const RunEvalInput = z
  .object({
    eval_id: z.guid().optional().describe('Run one scenario. (Give eval_id or agent_id.)'),
    agent_id: z.guid().optional().describe('Run every scenario of this agent, side by side.'),
    wait: z.boolean().default(true).describe('False answers at once, for polling; so does an Idempotency-Key.'),
    max_wait_ms: z
      .number()
      .int()
      .min(0)
      .transform((ms) => Math.min(ms, WAIT_MS.most))
      .default(WAIT_MS.standard)
      .meta({
        description: `How long to wait for the runs to end (default ${WAIT_MS.standard}, maximum ${WAIT_MS.most}).`,
        override: { type: 'integer', minimum: 0, default: WAIT_MS.standard },
      }),
    prompt_override: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(50_000)
      .optional()
      .describe('Runs with this inbound prompt, compares with the live one, and names the scenarios that flip.'),
  })
  .refine(({ eval_id, agent_id }) => eval_id !== undefined || agent_id !== undefined, {
    message: 'give eval_id or agent_id',
    path: ['eval_id'],
  });

const outcome = z.enum(OUTCOMES);
export const EvalFlip = z
  .object({ eval_id: z.guid(), name: z.string(), from: outcome, to: outcome })
  .meta({ id: 'EvalFlip', description: 'A scenario that ends otherwise with the prompt that was tried.' });
export type EvalFlip = z.output<typeof EvalFlip>;

const flips = z.array(EvalFlip).optional().describe('With prompt_override: what would change.');
export const FanOut = z
  .object({
    total: z.number().int(),
    completed: z.number().int(),
    passed: z.number().int(),
    failed: z.number().int(),
    errored: z.number().int(),
    results: z.array(EvalRunRow),
    flips,
  })
  .meta({ id: 'EvalFanOut' });
export const RunEvalOutput = z.union([EvalRun.extend({ flips }).meta({ id: 'EvalSingleRun' }), FanOut]);

export const GetRunInput = z.object({ run_id: z.guid() });
export const FindRunInput = z.object({ vapi_run_id: z.string().min(1).max(100) });
export const ListRunsInput = z.object({
  agent_id: z.guid(),
  limit: limit(50, 50),
  after: after.optional(),
});
export const ListRunsOutput = z.object({
  runs: z.array(EvalRunRow.extend({ id: z.guid().describe('The same as run_id.') })),
  ...pageTail,
});
