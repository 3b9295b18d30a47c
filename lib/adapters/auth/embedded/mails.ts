import { LINK_MINUTES, type LinkType } from './one-time-tokens.ts';

export interface LinkMail {
  to: string;
  subject: string;
  text: string;
  link?: string;
}

/** Whoever can send these; the product's mailer can. */
export interface LinkMailer {
  send(mail: LinkMail): Promise<void>;
}

const WORDS: Record<'signup' | 'recovery' | 'email_change', { subject: string; lead: string; otherwise: string }> = {
  signup: {
    subject: 'Confirm your email address',
    lead: 'Confirm this address to finish setting up your KaiCalls account:',
    otherwise: 'If you did not sign up, you can ignore this mail.',
  },
  recovery: {
    subject: 'Set a new password',
    lead: 'Set a new password for your KaiCalls account:',
    otherwise: 'If you did not ask for this, you can ignore this mail. Your password stays as it is.',
  },
  email_change: {
    subject: 'Confirm your new email address',
    lead: 'Confirm that your KaiCalls account should use this address:',
    otherwise: 'If you did not ask for this, you can ignore this mail. Nothing changes.',
  },
};

export function linkMail(to: string, type: LinkType, link: string): LinkMail {
  const { subject, lead, otherwise } = WORDS[type === 'signup' || type === 'email_change' ? type : 'recovery'];
  const text = `${lead}\n\n${link}\n\nThe link works once, within ${LINK_MINUTES} minutes. ${otherwise}\n`;
  return { to, subject, text, link };
}

/** Goes to the old address, whose owner may be the only one to notice. */
export function emailChangeNotice(to: string): LinkMail {
  return {
    to,
    subject: 'Your email address is about to change',
    text: `Somebody signed in to your KaiCalls account asked to use another email address for it. It changes when that address is confirmed.\n\nIf that was not you, set a new password now: it signs out everybody else.\n`,
  };
}
