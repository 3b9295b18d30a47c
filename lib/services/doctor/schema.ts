import { z } from 'zod';
import { isoTime } from '#lib/core/time.ts';

export const Outcome = z
  .enum(['ok', 'warn', 'fail', 'skip'])
  .describe('`skip`: there was nothing to look at, as with a vendor that is not configured.');
export type Outcome = z.output<typeof Outcome>;

export const Finding = z
  .object({
    id: z.string(),
    title: z.string(),
    outcome: Outcome,
    said: z.string().describe('What was found. Holds names of variables, never what they hold.'),
    fix: z.string().nullable().describe('What to do about it.'),
  })
  .meta({ id: 'DoctorFinding' });
export type Finding = z.output<typeof Finding>;

export const ExaminationInput = z.object({});
export const Examination = z
  .object({ ran_at: isoTime.nullable().describe('Null: it never was.'), findings: z.array(Finding) })
  .meta({ id: 'Examination' });
export type Examination = z.output<typeof Examination>;
