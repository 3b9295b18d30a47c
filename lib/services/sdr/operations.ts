import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { act } from './action.ts';
import { listActivity } from './activity.ts';
import { readConfig, writeConfig } from './config.ts';
import { listPipeline } from './pipeline.ts';
import { report } from './report.ts';
import { runNow } from './run-now.ts';
import {
  ActionInput,
  ActionOutput,
  ActivityInput,
  ActivityOutput,
  ConfigOutput,
  HOLDS,
  PipelineInput,
  PipelineOutput,
  PLAN,
  ReadConfigInput,
  ReportInput,
  ReportOutput,
  RunInput,
  RunOutput,
  SEGMENTS,
  WriteConfigInput,
  WriteConfigOutput,
} from './schema.ts';

const read = { access: scoped('sdr:read'), rate: RATES.read } as const;
const write = { access: scoped('sdr:write'), rate: RATES.write } as const;

const TABLES = [
  'Segments; a lead belongs to the first whose rule holds. Then the action of each touch:',
  ...SEGMENTS.map(({ name, rule }) => `- \`${name}\`: ${rule} (${PLAN[name].join(', ')})`),
  '',
  'A lead is left alone (`hold`) while:',
  ...HOLDS.map(({ name, rule }) => `- \`${name}\`: ${rule}`),
].join('\n');

export const pipelineOperation = operation({
  id: 'sdr.pipeline',
  method: 'GET',
  path: '/api/sdr/pipeline',
  ...read,
  summary: 'List leads in the SDR pipeline',
  description: TABLES,
  input: PipelineInput,
  output: PipelineOutput,
  run: listPipeline,
});

export const actionOperation = operation({
  id: 'sdr.action',
  method: 'POST',
  path: '/api/sdr/action',
  ...write,
  summary: 'Trigger an action on a single lead',
  description:
    'Keeps the cadence (min_touch_gap_hours, max_touches): 429 with `nextAllowedAt`, null where max_touches is reached. 409 while the lead is paused.',
  input: ActionInput,
  output: ActionOutput,
  errors: ['payment_required', 'not_found', 'number_on_dnc', 'number_opted_out', 'contact_refused', 'conflict'],
  run: act,
});

export const readConfigOperation = operation({
  id: 'sdr.config.get',
  method: 'GET',
  path: '/api/sdr/config',
  ...read,
  summary: 'Read SDR configuration',
  description: 'What was never set has a safe default.',
  input: ReadConfigInput,
  output: ConfigOutput,
  run: readConfig,
});

const upsert = {
  path: '/api/sdr/config',
  ...write,
  summary: 'Upsert SDR configuration',
  description: 'Only the fields that are sent change.',
  input: WriteConfigInput,
  output: WriteConfigOutput,
  errors: ['not_found'],
  run: writeConfig,
} as const;
export const putConfigOperation = operation({ id: 'sdr.config.put', method: 'PUT', ...upsert });
export const postConfigOperation = operation({ id: 'sdr.config.post', method: 'POST', ...upsert });

export const runOperation = operation({
  id: 'sdr.run',
  method: 'POST',
  path: '/api/sdr/run',
  ...write,
  summary: 'Manually trigger a pipeline run',
  description:
    'Reviews the whole pipeline and dispatches what is due, the most urgent segment first, within the configured hours and daily caps. A run that takes long is answered after 45 seconds with `complete: false`, and goes on in the background.',
  input: RunInput,
  output: RunOutput,
  errors: ['payment_required', 'sdr_disabled'],
  run: runNow,
});

export const reportOperation = operation({
  id: 'sdr.report',
  method: 'GET',
  path: '/api/sdr/report',
  ...read,
  summary: 'Aggregated SDR pipeline report',
  description:
    'What was sent and placed in the period, what came of it, and which leads matter now. Days are those of the business’s zone.',
  input: ReportInput,
  output: ReportOutput,
  run: report,
});

export const activityOperation = operation({
  id: 'sdr.activity',
  method: 'GET',
  path: '/api/sdr/activity',
  ...read,
  summary: 'Recent SDR activity log',
  description: 'Every touch, the newest first, with what became of it as of now.',
  input: ActivityInput,
  output: ActivityOutput,
  run: listActivity,
});
