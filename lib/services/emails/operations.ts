import { operation, RATES, scoped } from '#lib/core/operation.ts';
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
  errors: ['payment_required', 'not_found', 'contact_refused'],
  run: createEmail,
});

export const listEmailsOperation = operation({
  id: 'emails.list',
  method: 'GET',
  path: '/api/v1/emails',
  access: scoped('emails:read'),
  rate: RATES.read,
  summary: 'List the email queue',
  description: 'The newest first, without their text: fetch one by id to read it.',
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
  description: 'With its text, what became of each attempt, and the Message-ID that all attempts share.',
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
  description:
    '`approve` queues what waits for approval, also with changes to subject and text in the same request; `reject` and `cancel` end it; `edit` changes what waits; `retry` tries a failed one again. 409 `email_state` where it is not in a state for that: nothing is sent twice.',
  input: ReviewEmailInput,
  output: EmailDetail,
  errors: ['payment_required', 'not_found', 'email_state'],
  run: reviewEmail,
});
