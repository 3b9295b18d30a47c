import { z } from 'zod';
import { operation, RATES, signedIn } from '#lib/core/operation.ts';
import { EndSessionInput, ListSessionsOutput, Person, Success } from './schema.ts';
import { endSession, listSessions, readPerson } from './service.ts';

export const readPersonOperation = operation({
  id: 'person.get',
  method: 'GET',
  path: '/api/v1/person',
  access: signedIn(),
  rate: RATES.read,
  summary: 'Get the one signed in',
  description: 'Address, name and second factors. Needs a signed-in person; an API key cannot.',
  input: z.object({}),
  output: Person,
  run: (ctx) => readPerson(ctx),
});

export const listSessionsOperation = operation({
  id: 'person.sessions.list',
  method: 'GET',
  path: '/api/v1/person/sessions',
  access: signedIn(),
  rate: RATES.read,
  summary: 'List where you are signed in',
  description: 'Needs a signed-in person; an API key cannot.',
  input: z.object({}),
  output: ListSessionsOutput,
  run: (ctx) => listSessions(ctx),
});

export const endSessionOperation = operation({
  id: 'person.sessions.end',
  method: 'DELETE',
  path: '/api/v1/person/sessions',
  access: signedIn(),
  rate: RATES.write,
  summary: 'Sign one browser out',
  description: 'It is signed out at once. Needs a signed-in person; an API key cannot.',
  input: EndSessionInput,
  output: Success,
  errors: ['not_found'],
  run: (ctx, input) => endSession(ctx, input.id),
});
