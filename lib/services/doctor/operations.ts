import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { Examination, ExaminationInput } from './schema.ts';
import { lastExamination, runExamination } from './service.ts';

const examination = {
  path: '/api/v1/doctor',
  access: signedIn('admin'),
  input: ExaminationInput,
  output: Examination,
} as const;

export const lastExaminationOperation = operation({
  ...examination,
  id: 'doctor.read',
  method: 'GET',
  rate: RATES.read,
  summary: 'What the doctor found last',
  description: 'The state of the installation when it was last examined, as under Settings, Connections.',
  run: lastExamination,
});

export const runExaminationOperation = operation({
  ...examination,
  id: 'doctor.run',
  method: 'POST',
  // It asks vendors, and writes and removes a file.
  rate: { requests: 6, seconds: 60, all: 30 },
  outside: true,
  summary: 'Examine the installation',
  description:
    'Looks at variables, database, queue, public address, credentials, storage and mail, as `npm run doctor` does, and tells what to do about each finding.',
  run: runExamination,
});
