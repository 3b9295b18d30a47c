import { open, operation, signedIn } from '#lib/core/operation.ts';
import { createBusiness } from './another-business.ts';
import { CreateBusinessInput, CreateBusinessOutput, SignupInput, SignupOutput } from './schema.ts';
import { signUp } from './service.ts';

export const signupOperation = operation({
  id: 'signup.create',
  method: 'POST',
  path: '/api/v1/signup',
  access: open,
  rate: { requests: 5, seconds: 3600, per: 'address' },
  summary: 'Create a new account',
  description:
    'Makes a complete account in one call: user, business on a 30-day trial, API key, agent and phone number.',
  input: SignupInput,
  output: SignupOutput,
  status: 201,
  missing: 'validation_error',
  errors: ['email_exists', 'payment_required', 'conflict', 'provider_unavailable'],
  run: signUp,
});

export const createBusinessOperation = operation({
  id: 'businesses.create',
  method: 'POST',
  path: '/api/v1/businesses',
  access: signedIn(),
  rate: { requests: 5, seconds: 3600 },
  outside: true,
  summary: 'Add a business to your account',
  description:
    'It is yours, with an agent and a number of its own, and it shares what is left of your account’s trial. Needs a signed-in person, who may belong to none; your keys for all businesses reach it too.',
  input: CreateBusinessInput,
  output: CreateBusinessOutput,
  status: 201,
  errors: ['payment_required', 'provider_unavailable', 'number_unavailable'],
  run: createBusiness,
});
