import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { getBundle, listBundles } from './read.ts';
import { listRequirements } from './requirements.ts';
import {
  Bundle,
  CreateBundleInput,
  GetBundleInput,
  ListBundlesInput,
  ListBundlesOutput,
  RequirementsInput,
  RequirementsOutput,
  SubmitBundleInput,
  UpdateBundleInput,
} from './schema.ts';
import { createBundle, submitBundle, updateBundle } from './write.ts';

const path = '/api/v1/compliance/bundles';

export const requirementsOperation = operation({
  id: 'compliance.requirements',
  method: 'GET',
  path: '/api/v1/compliance/requirements',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'What a country asks for its numbers',
  description: 'Some countries want to know who will have a number before they give it out.',
  input: RequirementsInput,
  output: RequirementsOutput,
  errors: ['provider_unavailable'],
  run: listRequirements,
});

export const listBundlesOperation = operation({
  id: 'compliance.bundles.list',
  method: 'GET',
  path,
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'List regulatory bundles',
  description: 'Documents that a country demands before it gives out a number, with how far each review has come.',
  input: ListBundlesInput,
  output: ListBundlesOutput,
  run: listBundles,
});

export const getBundleOperation = operation({
  id: 'compliance.bundles.get',
  method: 'GET',
  path,
  by: 'id',
  access: scoped('compliance:read'),
  rate: RATES.read,
  summary: 'Get a regulatory bundle',
  description: 'With what the country demands, what was given, and why it was rejected where it was.',
  input: GetBundleInput,
  output: Bundle,
  errors: ['not_found'],
  run: (ctx, input) => getBundle(ctx, input.id),
});

export const createBundleOperation = operation({
  id: 'compliance.bundles.create',
  method: 'POST',
  path,
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Draft a regulatory bundle',
  description: 'Says who will have the numbers of a country. Nobody looks at it before it is submitted.',
  input: CreateBundleInput,
  output: Bundle,
  status: 201,
  run: createBundle,
});

export const updateBundleOperation = operation({
  id: 'compliance.bundles.update',
  method: 'PATCH',
  path,
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Change a regulatory bundle',
  description: 'A draft or a rejected one, which becomes a draft again. What is named is replaced as a whole.',
  input: UpdateBundleInput,
  output: Bundle,
  errors: ['not_found', 'conflict'],
  run: updateBundle,
});

export const submitBundleOperation = operation({
  id: 'compliance.bundles.submit',
  method: 'POST',
  path: `${path}/submit`,
  access: scoped('compliance:write'),
  rate: RATES.write,
  summary: 'Submit a regulatory bundle',
  description:
    'Hands it in for review, which takes days in the telephone network and some seconds in test mode. Ask for the bundle to see how it stands.',
  input: SubmitBundleInput,
  output: Bundle,
  errors: ['not_found', 'conflict', 'provider_unavailable'],
  run: submitBundle,
});
