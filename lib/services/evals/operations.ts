import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { evalFromCall } from './from-call.ts';
import { runEvals } from './run.ts';
import { findRun, getRun, listRuns } from './runs.ts';
import {
  CreateEvalInput,
  DeleteEvalInput,
  EvalDetail,
  EvalFromCallInput,
  EvalRun,
  FindRunInput,
  GetEvalInput,
  GetRunInput,
  ListEvalsInput,
  ListEvalsOutput,
  ListRunsInput,
  ListRunsOutput,
  RunEvalInput,
  RunEvalOutput,
  UpdateEvalInput,
} from './schema.ts';
import { createEval, deleteEval, getEval, listEvals, updateEval } from './service.ts';

export const listEvalsOperation = operation({
  id: 'evals.list',
  method: 'GET',
  path: '/api/v1/evals',
  access: scoped('evals:read'),
  rate: RATES.read,
  summary: 'List evals',
  description: 'Without their messages: fetch one by id to see them.',
  input: ListEvalsInput,
  output: ListEvalsOutput,
  run: listEvals,
});

export const getEvalOperation = operation({
  id: 'evals.get',
  method: 'GET',
  path: '/api/v1/evals',
  by: 'id',
  access: scoped('evals:read'),
  rate: RATES.read,
  summary: 'Get one eval with its messages',
  description: 'The whole script: what each turn says, and how it is judged.',
  input: GetEvalInput,
  output: EvalDetail,
  errors: ['not_found'],
  run: (ctx, input) => getEval(ctx, input.id),
});

export const createEvalOperation = operation({
  id: 'evals.create',
  method: 'POST',
  path: '/api/v1/evals',
  access: scoped('evals:write'),
  rate: RATES.write,
  summary: 'Create an eval scenario',
  description:
    'A scripted conversation that an agent must pass. The script is all of it: begin with an assistant turn to have the opening line in it. A scenario without a user turn or without a judge, a judge that is not known, and a regular expression that does not compile are refused.',
  input: CreateEvalInput,
  output: EvalDetail,
  status: 201,
  outside: true,
  errors: ['not_found', 'provider_unavailable'],
  run: createEval,
});

export const updateEvalOperation = operation({
  id: 'evals.update',
  method: 'PATCH',
  path: '/api/v1/evals',
  access: scoped('evals:write'),
  rate: RATES.write,
  summary: 'Update an eval',
  description: 'Send only the fields to change; messages replace the whole script.',
  input: UpdateEvalInput,
  output: EvalDetail,
  errors: ['not_found'],
  run: updateEval,
});

export const deleteEvalOperation = operation({
  id: 'evals.delete',
  method: 'DELETE',
  path: '/api/v1/evals',
  access: scoped('evals:write'),
  rate: RATES.write,
  summary: 'Delete an eval and its runs',
  description: 'The results of its runs go with it, and so does the carrier’s copy. It cannot be brought back.',
  input: DeleteEvalInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, input) => deleteEval(ctx, input.id),
});

export const evalFromCallOperation = operation({
  id: 'evals.from_call',
  method: 'POST',
  path: '/api/v1/evals/from-call',
  access: scoped('evals:write'),
  rate: RATES.write,
  summary: 'Make an eval from a call',
  description:
    'The conversation up to one answer of the agent becomes the script, and that answer is judged by a regular expression of its own words, for the owner to edit into what should have been said. The eval is kept until it is deleted, whatever becomes of the call.',
  input: EvalFromCallInput,
  output: EvalDetail,
  status: 201,
  outside: true,
  errors: ['not_found', 'provider_unavailable'],
  run: evalFromCall,
});

export const runEvalsOperation = operation({
  id: 'evals.run',
  method: 'POST',
  path: '/api/v1/evals/run',
  access: scoped('evals:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Run an eval, or every eval of an agent',
  description:
    'The agent answers as on a call, but its tools do nothing, and nothing comes of it. Waits for the end unless `wait` is false or an Idempotency-Key is sent. With `prompt_override` the scenarios run with that prompt, and `flips` names those that end otherwise than with the live one.',
  input: RunEvalInput,
  output: RunEvalOutput,
  errors: ['not_found'],
  run: runEvals,
});

export const getRunOperation = operation({
  id: 'evals.runs.get',
  method: 'GET',
  path: '/api/v1/evals/run',
  by: 'run_id',
  access: scoped('evals:read'),
  rate: RATES.read,
  summary: 'Poll a run',
  description: 'Once `status` is `ended`, `passed` and `results` stay as they are.',
  input: GetRunInput,
  output: EvalRun,
  errors: ['not_found'],
  run: (ctx, input) => getRun(ctx, input.run_id),
});

export const findRunOperation = operation({
  id: 'evals.runs.find',
  method: 'GET',
  path: '/api/v1/evals/run',
  by: 'vapi_run_id',
  access: scoped('evals:read'),
  rate: RATES.read,
  summary: 'Poll a run by the carrier’s name for it',
  description: 'The same answer as by `run_id`, for callers that know only the name that the carrier gave the run.',
  input: FindRunInput,
  output: EvalRun,
  errors: ['not_found'],
  run: (ctx, input) => findRun(ctx, input.vapi_run_id),
});

export const listRunsOperation = operation({
  id: 'evals.runs.list',
  method: 'GET',
  path: '/api/v1/evals/run',
  access: scoped('evals:read'),
  rate: RATES.read,
  summary: 'List the 50 most recent runs of an agent',
  description:
    'The newest first, without their results: fetch a run by `run_id` to see them. 404 for an agent out of reach.',
  input: ListRunsInput,
  output: ListRunsOutput,
  errors: ['not_found'],
  run: listRuns,
});
