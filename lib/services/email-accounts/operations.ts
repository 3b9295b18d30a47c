import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import {
  ConnectEmailAccountInput,
  EmailAccount,
  EmailAccountIdInput,
  ListEmailAccountsInput,
  ListEmailAccountsOutput,
  UpdateEmailAccountInput,
} from './schema.ts';
import {
  connectEmailAccount,
  listEmailAccounts,
  removeEmailAccount,
  updateEmailAccount,
  verifyEmailAccount,
} from './service.ts';

export const listEmailAccountsOperation = operation({
  id: 'email-accounts.list',
  method: 'GET',
  path: '/api/v1/email-accounts',
  access: scoped('emails:read'),
  rate: RATES.read,
  summary: 'List connected mail accounts',
  description: 'Without passwords. `last_error` says why the last sign-in failed.',
  input: ListEmailAccountsInput,
  output: ListEmailAccountsOutput,
  run: listEmailAccounts,
});

export const connectEmailAccountOperation = operation({
  id: 'email-accounts.create',
  method: 'POST',
  path: '/api/v1/email-accounts',
  access: scoped('emails:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Connect a mail account',
  description:
    'Signs in to the mail server at once: `verified_at` or `error` says what came of it. The account is kept either way, so that it can be put right.',
  input: ConnectEmailAccountInput,
  output: EmailAccount,
  status: 201,
  run: connectEmailAccount,
});

export const updateEmailAccountOperation = operation({
  id: 'email-accounts.update',
  method: 'PATCH',
  path: '/api/v1/email-accounts',
  access: scoped('emails:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Change a mail account',
  description:
    'What is left out stays. Another server, user or password is tried at once, and the answer says whether it works; it is kept either way.',
  input: UpdateEmailAccountInput,
  output: EmailAccount,
  errors: ['not_found'],
  run: updateEmailAccount,
});

export const verifyEmailAccountOperation = operation({
  id: 'email-accounts.verify',
  method: 'POST',
  path: '/api/v1/email-accounts/verify',
  access: scoped('emails:write'),
  rate: { requests: 20, seconds: 60 },
  summary: 'Try the sign-in of a mail account',
  description:
    'Signs in to the mail server and sends nothing. The answer is 200 also where that fails: `last_error` says why.',
  input: EmailAccountIdInput,
  output: EmailAccount,
  errors: ['not_found'],
  run: (ctx, input) => verifyEmailAccount(ctx, input.id),
});

export const removeEmailAccountOperation = operation({
  id: 'email-accounts.delete',
  method: 'DELETE',
  path: '/api/v1/email-accounts',
  access: scoped('emails:write'),
  rate: RATES.write,
  summary: 'Disconnect a mail account',
  description:
    'Emails that wait to be sent from it fail when their turn comes, and say why. What was sent stays listed.',
  input: EmailAccountIdInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, input) => removeEmailAccount(ctx, input.id),
});
