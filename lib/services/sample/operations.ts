import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { Sample, SampleInput } from './schema.ts';
import { fillSample, getSample, removeSample } from './service.ts';

const SIGNED_IN = 'Needs a signed-in person.';

export const getSampleOperation = operation({
  id: 'sample.get',
  method: 'GET',
  path: '/api/v1/sample',
  access: signedIn(),
  rate: RATES.read,
  summary: 'See whether there is sample data',
  description: SIGNED_IN,
  input: SampleInput,
  output: Sample,
  run: getSample,
});

export const fillSampleOperation = operation({
  id: 'sample.fill',
  method: 'POST',
  path: '/api/v1/sample',
  access: signedIn('member'),
  rate: { requests: 10, seconds: 60 },
  summary: 'Fill test mode with sample data',
  description: `Two months of invented calls, leads and texts in the test twin of a business, which is made if need be. ${SIGNED_IN}`,
  input: SampleInput,
  output: Sample,
  status: 202,
  run: fillSample,
});

export const removeSampleOperation = operation({
  id: 'sample.remove',
  method: 'DELETE',
  path: '/api/v1/sample',
  access: signedIn('member'),
  rate: RATES.write,
  summary: 'Remove the sample data',
  description: `All of it, and nothing else. ${SIGNED_IN}`,
  input: SampleInput,
  output: Sample,
  run: removeSample,
});
