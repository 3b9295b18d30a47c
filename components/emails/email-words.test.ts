import { expect, it } from 'vitest';
import { EMAIL_STATUSES } from '#lib/services/emails/schema.ts';
import { EMAIL_STATES } from './email-words.ts';

it('offers an action only where the email can still take it', () => {
  const offered = Object.fromEntries(EMAIL_STATUSES.map((status) => [status, EMAIL_STATES[status].actions]));
  expect(offered).toEqual({
    pending_approval: ['reject', 'edit', 'approve'],
    approved: ['cancel'],
    sending: [],
    sent: [],
    failed: ['retry'],
    rejected: [],
    canceled: [],
  });
});
