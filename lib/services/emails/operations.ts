import { z } from 'zod';
import { operation, RATES, scoped } from '#lib/core/operation.ts';
import {
  ConnectEmailAccountInput,
  EmailAccount,
  EmailAccountIdInput,
  ListEmailAccountsInput,
  ListEmailAccountsOutput,
  UpdateEmailAccountInput,
} from './account-schema.ts';
import {
  connectEmailAccount,
  listEmailAccounts,
  removeEmailAccount,
  updateEmailAccount,
  verifyEmailAccount,
} from './accounts.ts';
import { getEmail, listEmails } from './read.ts';
import {
  EmailDetail,
  GetEmailInput,
  ListEmailsInput,
  ListEmailsOutput,
  QueueEmailInput,
  ReviewEmailInput,
} from './schema.ts';
import { createEmail, reviewEmail } from './write.ts';

export const queueEmailOperation = operation({
  id: 'emails.create',
  method: 'POST',
  path: '/api/v1/emails',
  access: scoped('emails:write'),
  rate: RATES.write,
  summary: 'Queue an email',
  description:
    'It waits for approval, unless `auto_approve` is set or the business approves every email (`/api/v1/compliance/settings`). It is sent from a connected mail account, or by the mailer of this installation where none is; `sent_via` says which. An email is handed to the mail server at most once.',
  input: QueueEmailInput,
  output: EmailDetail,
  status: 201,
  errors: ['not_found', 'contact_refused'],
  run: createEmail,
});

export const listEmailsOperation = operation({
  id: 'emails.list',
  method: 'GET',
  path: '/api/v1/emails',
  access: scoped('emails:read'),
  rate: RATES.read,
  summary: 'List the email queue',
  input: ListEmailsInput,
  output: ListEmailsOutput,
  run: listEmails,
});

export const getEmailOperation = operation({
  id: 'emails.get',
  method: 'GET',
  path: '/api/v1/emails',
  by: 'id',
  access: scoped('emails:read'),
  rate: RATES.read,
  summary: 'Get an email',
  input: GetEmailInput,
  output: EmailDetail,
  errors: ['not_found'],
  run: (ctx, input) => getEmail(ctx, input.id),
});

export const reviewEmailOperation = operation({
  id: 'emails.review',
  method: 'PATCH',
  path: '/api/v1/emails',
  access: scoped('emails:write'),
  rate: RATES.write,
  summary: 'Approve, reject, edit, cancel or retry an email',
  input: ReviewEmailInput,
  output: EmailDetail,
  errors: ['not_found', 'email_state'],
  run: reviewEmail,
});

export const listEmailAccountsOperation = operation({
  id: 'email-accounts.list',
  method: 'GET',
  path: '/api/v1/email-accounts',
  access: scoped('emails:read'),
  rate: RATES.read,
  summary: 'List connected mail accounts',
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
  input: EmailAccountIdInput,
  output: z.object({ success: z.literal(true) }),
  errors: ['not_found'],
  run: (ctx, input) => removeEmailAccount(ctx, input.id),
});
