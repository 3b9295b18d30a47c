import type { StatusTone } from '#components/ui/status-badge.tsx';
import type { EmailAction, EmailSource, EmailStatus } from '#lib/services/emails/schema.ts';

/** How an email stands, and what can be done about it. */
export const EMAIL_STATES: Readonly<
  Record<EmailStatus, { word: string; tone: StatusTone; actions: readonly EmailAction[] }>
> = {
  pending_approval: { word: 'Waits for you', tone: 'live', actions: ['reject', 'edit', 'approve'] },
  approved: { word: 'Approved', tone: 'waiting', actions: ['cancel'] },
  sending: { word: 'Being sent', tone: 'waiting', actions: [] },
  sent: { word: 'Sent', tone: 'done', actions: [] },
  failed: { word: 'Failed', tone: 'failed', actions: ['retry'] },
  rejected: { word: 'Rejected', tone: 'off', actions: [] },
  canceled: { word: 'Canceled', tone: 'off', actions: [] },
};

export const SOURCES: Readonly<Record<EmailSource, string>> = { sdr: 'SDR', api: 'API', dashboard: 'Dashboard' };

/** By which way an email goes out. */
export const SENT_VIA = {
  account: 'From your own mail account',
  instance: 'By the mailer of this installation',
  sandbox: 'Simulated: emails of a test business are kept and never sent',
} as const;
