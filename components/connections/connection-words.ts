import { plural } from '#components/ui/format-time.ts';
import type { Connection, ConnectionName, MailAccounts, WebhookHealth } from '#lib/services/connections/schema.ts';

interface Words {
  title: string;
  /** What it does as it stands. */
  now: string;
  /** The variables of the environment that connect it; none where this version has nothing to connect. */
  variables: readonly string[];
  /** Beside the variables, or in their place. */
  note?: string;
}

interface Choice extends Pick<Words, 'title' | 'variables' | 'note'> {
  connected: string;
  otherwise: string;
}

const WORDS: Readonly<Record<ConnectionName, Choice>> = {
  calls: {
    title: 'Phone calls',
    connected: 'Calls go over Vapi.',
    otherwise: 'Calls are simulated: nobody’s phone rings.',
    variables: ['VAPI_API_KEY', 'VAPI_WEBHOOK_SECRET', 'VAPI_WEBHOOK_CREDENTIAL_ID'],
  },
  texts: {
    title: 'Text messages',
    connected: 'Texts go over Twilio.',
    otherwise: 'Texts are simulated: none leaves this machine.',
    variables: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_MESSAGING_SERVICE_SID'],
  },
  model: {
    title: 'Language model',
    connected: 'A language model speaks for the agents.',
    otherwise: 'The built-in receptionist speaks, by rules.',
    variables: ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'OPENAI_MODEL'],
    note: 'Any address that speaks OpenAI’s language.',
  },
  payments: {
    title: 'Payments',
    connected: 'Plans are sold, and minutes, texts and numbers charged, by Stripe.',
    otherwise: 'Nothing is sold or charged: everything is open to everybody.',
    variables: [
      'STRIPE_SECRET_KEY',
      'STRIPE_WEBHOOK_SECRET',
      'STRIPE_PRICE_BASE',
      'STRIPE_PRICE_MINUTES',
      'STRIPE_PRICE_EXTRAS',
    ],
  },
  mail: {
    title: 'Mail',
    connected: 'Invitations, notices and emails to leads go out over your mail server.',
    otherwise: 'No mail is sent: each is put in the outbox folder of the data directory.',
    variables: ['SMTP_URL', 'MAIL_FROM'],
  },
  storage: {
    title: 'Recordings',
    connected: 'Recordings are kept in a Supabase bucket.',
    otherwise: 'Recordings are kept on the disk of this machine.',
    variables: ['SUPABASE_STORAGE_BUCKET'],
    note: 'Needs the Supabase project of the sign-in.',
  },
  'sign-in': {
    title: 'Sign-in',
    connected: 'People sign in with your Supabase project.',
    otherwise: 'People sign in with the built-in server.',
    variables: ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY'],
  },
  database: {
    title: 'Database',
    connected: 'Everything is kept in your own Postgres.',
    otherwise: 'Everything is kept in the built-in Postgres, in the data directory.',
    variables: ['DATABASE_URL', 'DATABASE_ADMIN_URL'],
  },
};

/** What a connection does now, and what connects it, as long as it is not. */
export function connectionWords({ name, state, detail }: Connection): Words {
  const { title, connected, otherwise, variables, note } = WORDS[name];
  if (state !== 'connected') return { title, now: otherwise, variables, note };
  return { title, now: detail ? `${connected.slice(0, -1)}: ${detail}.` : connected, variables: [] };
}

/** Whether a webhook takes what it is sent, in a sentence or two. */
export function healthWords(health: WebhookHealth): { state: 'off' | 'well' | 'failing' | 'quiet'; words: string } {
  const { configured, delivered, waiting, retrying, dead, failure } = health;
  if (!configured) return { state: 'off', words: 'No address is registered.' };
  const counts = [
    delivered > 0 && `${delivered.toLocaleString('en')} delivered`,
    retrying > 0 && `${retrying.toLocaleString('en')} being tried again`,
    waiting > 0 && `${waiting.toLocaleString('en')} on the way`,
    dead > 0 && `${dead.toLocaleString('en')} given up`,
  ].filter(Boolean);
  if (counts.length === 0) return { state: 'quiet', words: 'Nothing was sent in the last 24 hours.' };
  const words = `In the last 24 hours: ${counts.join(', ')}.`;
  if (failure === null) return { state: 'well', words };
  return { state: 'failing', words: `Your address did not take the newest event: ${sentence(failure)} ${words}` };
}

/** Mail accounts of the business, in a sentence. */
export function mailWords({ total, failing }: MailAccounts): string {
  if (total === 0) return 'None: emails to leads go the way of all mail of this installation.';
  const all = `${plural(total, 'account')} connected.`;
  if (failing === 0) return all;
  return failing === total && total === 1
    ? 'Its server does not let us in.'
    : `${all} ${failing} of them not reachable.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
