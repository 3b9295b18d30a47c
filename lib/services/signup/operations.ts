import { open, operation } from '#lib/core/operation.ts';
import { SignupInput, SignupOutput } from './schema.ts';
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
