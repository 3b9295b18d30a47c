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

const NOTICES = {
  /** Goes to the old address, whose owner may be the only one to notice. */
  emailChanging: {
    subject: 'Your email address is about to change',
    said: 'Somebody signed in to your KaiCalls account asked to use another email address for it. It changes when that address is confirmed.',
  },
  emailChanged: {
    subject: 'Your email address was changed',
    said: 'Your KaiCalls account uses another email address now. This one signs nobody in any more.',
  },
  passwordChanged: {
    subject: 'Your password was changed',
    said: 'The password of your KaiCalls account was changed. Every other browser was signed out.',
  },
  factorAdded: {
    subject: 'A second factor was added',
    said: 'Signing in to your KaiCalls account asks for a code of an authenticator app from now on.',
  },
  factorRemoved: {
    subject: 'A second factor was removed',
    said: 'An authenticator app was taken off your KaiCalls account: its codes are not asked for any more.',
  },
  recoveryCodeUsed: {
    subject: 'A recovery code was used',
    said: 'Somebody signed in to your KaiCalls account with one of its recovery codes. It cannot be used again.',
  },
};

/** Tells the owner of an account what was done with it: they may be the only one to notice. */
export function noticeMail(to: string, what: keyof typeof NOTICES): LinkMail {
  const { subject, said } = NOTICES[what];
  const otherwise =
    what === 'emailChanged'
      ? 'write to whoever runs this service'
      : 'set a new password now: it signs out everybody else';
  return { to, subject, text: `${said}\n\nIf that was not you, ${otherwise}.\n` };
}
