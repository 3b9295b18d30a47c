/** One variable of the environment. The README's table and the docs page are made of these; every one is optional. */
export interface Setting {
  name: string;
  /** What holds while it is unset, in words; none where leaving it out means that its vendor is not used. */
  otherwise: string;
  meaning: string;
  /** Never shown, not even in part. */
  secret?: true;
}

export interface SettingGroup {
  title: string;
  settings: readonly Setting[];
}

/** Every variable that an owner may set. A test compares it with what the code reads. */
export const SETTINGS: readonly SettingGroup[] = [
  {
    title: 'Where it runs',
    settings: [
      { name: 'PORT', otherwise: '3000', meaning: 'the port that the server listens on' },
      { name: 'HOST', otherwise: '127.0.0.1', meaning: 'the address that the server listens on' },
      {
        name: 'PUBLIC_URL',
        otherwise: 'from host and port',
        meaning: 'the address that people, webhooks and vendors see; https anywhere but on one machine',
      },
      {
        name: 'KAICALLS_DATA_DIR',
        otherwise: '.data',
        meaning: 'database, recordings, mails, secrets (files of mode 0600)',
      },
      {
        name: 'KAICALLS_KEY_PEPPER',
        otherwise: 'made at first start',
        meaning: 'mixed into the hashes of API keys and seals passwords; all instances need the same',
        secret: true,
      },
      {
        name: 'TRUSTED_PROXIES',
        otherwise: '0',
        meaning: "how many proxies in front may name the caller's address",
      },
      { name: 'LOG_LEVEL', otherwise: 'info', meaning: 'how much is logged: debug, info, warn, error' },
      {
        name: 'RATE_LIMIT_FACTOR',
        otherwise: '1',
        meaning: 'multiplies every rate limit but those guarding one account',
      },
      {
        name: 'OUTBOUND_ALLOW_LOOPBACK',
        otherwise: 'true when embedded',
        meaning: 'whether webhooks may reach this machine itself; unset, no more once `PUBLIC_URL` is another',
      },
      {
        name: 'OUTBOUND_ALLOWED_HOSTS',
        otherwise: 'none',
        meaning: 'private names and addresses that webhooks may reach, with commas between',
      },
      {
        name: 'CRON_SECRET',
        otherwise: 'none: workers keep the time',
        meaning: 'opens `/api/cron/sdr-pipeline` to a scheduler outside',
        secret: true,
      },
    ],
  },
  {
    title: 'Database, sign-in and files',
    settings: [
      {
        name: 'DATABASE_URL',
        otherwise: 'embedded Postgres',
        meaning: 'a Postgres of yours; log in as `kaicalls_app`',
        secret: true,
      },
      {
        name: 'DATABASE_ADMIN_URL',
        otherwise: 'embedded Postgres',
        meaning: 'the owner of the tables: migrations and the job queue',
        secret: true,
      },
      {
        name: 'DATABASE_AUTH_URL',
        otherwise: 'embedded Postgres',
        meaning: 'for the embedded sign-in on a Postgres of yours: log in as `supabase_auth_admin`',
        secret: true,
      },
      { name: 'DATABASE_POOL', otherwise: '12', meaning: 'connections per process' },
      {
        name: 'NEXT_PUBLIC_SUPABASE_URL',
        otherwise: 'embedded sign-in',
        meaning: 'a Supabase project for sign-in',
      },
      {
        name: 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY',
        otherwise: 'embedded sign-in',
        meaning: "that project's publishable key",
      },
      {
        name: 'SUPABASE_SECRET_KEY',
        otherwise: 'embedded sign-in',
        meaning: "that project's secret key",
        secret: true,
      },
      {
        name: 'SUPABASE_STORAGE_BUCKET',
        otherwise: 'files on disk',
        meaning: "keeps recordings in a private bucket of that project's storage",
      },
    ],
  },
  {
    title: 'A language model',
    settings: [
      {
        name: 'OPENAI_API_KEY',
        otherwise: 'built-in rules',
        meaning: 'the key of an OpenAI-compatible endpoint',
        secret: true,
      },
      {
        name: 'OPENAI_BASE_URL',
        otherwise: "OpenAI's, with a key",
        meaning: 'the address of that endpoint; without a key, of one that asks for none',
      },
      { name: 'OPENAI_MODEL', otherwise: "the agent's own", meaning: 'one model for all agents' },
      { name: 'OPENAI_TURN_SECONDS', otherwise: '20', meaning: 'how long the model may take to say the next thing' },
      { name: 'OPENAI_TURNS_PER_CALL', otherwise: '200', meaning: 'turns of one call that the model speaks' },
      { name: 'OPENAI_TOKENS_PER_CALL', otherwise: '200000', meaning: 'tokens that one call may use' },
      {
        name: 'OPENAI_TOKENS_PER_DAY',
        otherwise: '5000000',
        meaning: 'tokens that one business may use in a day; beyond, the built-in rules speak, and say so',
      },
    ],
  },
  {
    title: 'Mail',
    settings: [
      {
        name: 'SMTP_URL',
        otherwise: 'an outbox folder',
        meaning: 'sends mails: `smtp://user:password@host:587`, or `smtps://`',
        secret: true,
      },
      { name: 'MAIL_FROM', otherwise: 'KaiCalls <no-reply@localhost>', meaning: 'the sender of mails' },
      { name: 'MAIL_REPLY_TO', otherwise: 'none', meaning: 'where answers to mails of the product itself go' },
      {
        name: 'MAIL_BOUNCE_TO',
        otherwise: 'the sender',
        meaning:
          'where mails that cannot be delivered come back to; hand them on to `/api/callbacks/mail`. With a `*` (`bounces+*@…`) each has an address of its own',
      },
      {
        name: 'MAIL_WEBHOOK_SECRET',
        otherwise: 'none: closed',
        meaning: 'signs what comes to `/api/callbacks/mail`: mails that could not be delivered',
        secret: true,
      },
    ],
  },
  {
    title: 'Telephone calls: Vapi',
    settings: [
      { name: 'VAPI_API_KEY', otherwise: 'calls are simulated', meaning: 'your private key', secret: true },
      {
        name: 'VAPI_WEBHOOK_CREDENTIAL_ID',
        otherwise: 'required with the key',
        meaning: 'the HMAC credential made at Vapi (SHA-256, hex, `x-signature`, `x-timestamp`, `{timestamp}.{body}`)',
      },
      {
        name: 'VAPI_WEBHOOK_SECRET',
        otherwise: 'required with the key',
        meaning: "that credential's secret key",
        secret: true,
      },
      { name: 'VAPI_BASE_URL', otherwise: "Vapi's", meaning: 'another address of Vapi: its EU region, an emulator' },
      { name: 'VAPI_PATIENCE', otherwise: '1', meaning: 'multiplies how long Vapi is waited for; for tests' },
    ],
  },
  {
    title: 'Texts and numbers: Twilio',
    settings: [
      { name: 'TWILIO_ACCOUNT_SID', otherwise: 'texts are simulated', meaning: 'your account' },
      {
        name: 'TWILIO_AUTH_TOKEN',
        otherwise: 'required with the account',
        meaning: 'its primary token: it also proves that webhooks are from Twilio',
        secret: true,
      },
      {
        name: 'TWILIO_API_KEY',
        otherwise: 'the token above',
        meaning: 'an API key of the account, for Vapi to answer its numbers by',
      },
      { name: 'TWILIO_API_SECRET', otherwise: 'the token above', meaning: "that key's secret", secret: true },
      {
        name: 'TWILIO_MESSAGING_SERVICE_SID',
        otherwise: 'required with the account',
        meaning: 'the messaging service that texts are sent from',
      },
      { name: 'TWILIO_WHATSAPP_FROM', otherwise: 'none', meaning: 'the sender of WhatsApp messages' },
      {
        name: 'TWILIO_ADVANCED_OPT_OUT',
        otherwise: 'false',
        meaning: 'whether Twilio itself answers STOP, START and HELP in that service',
      },
      { name: 'TWILIO_BASE_URL', otherwise: "Twilio's", meaning: 'sends every request to an emulator instead' },
    ],
  },
  {
    title: 'Money: Stripe',
    settings: [
      { name: 'STRIPE_SECRET_KEY', otherwise: 'nothing is charged', meaning: 'your secret key', secret: true },
      {
        name: 'STRIPE_WEBHOOK_SECRET',
        otherwise: 'required with the key',
        meaning: 'signs `/api/callbacks/stripe`; one per destination, commas between',
        secret: true,
      },
      { name: 'STRIPE_PRICE_BASE', otherwise: 'required with the key', meaning: 'the price of a month' },
      {
        name: 'STRIPE_PRICE_MINUTES',
        otherwise: 'required with the key',
        meaning: 'the metered price of a minute of conversation: its quantity is divided by 60, rounded up',
      },
      {
        name: 'STRIPE_METER_EVENT',
        otherwise: 'conversation_seconds',
        meaning: 'the event name of its meter, which sums seconds',
      },
      {
        name: 'STRIPE_PRICE_EXTRAS',
        otherwise: 'required with the key',
        meaning:
          "the metered price of a cent's worth of phone lines, texts and numbers: its quantity is divided by 10000, rounded up",
      },
      {
        name: 'STRIPE_METER_EVENT_EXTRAS',
        otherwise: 'extras_micros',
        meaning: 'the event name of its meter, which sums millionths of a dollar',
      },
      { name: 'STRIPE_BASE_URL', otherwise: "Stripe's", meaning: 'sends every request to an emulator instead' },
    ],
  },
  {
    title: 'Payment at signup: x402',
    settings: [
      {
        name: 'X402_ENABLED',
        otherwise: 'false',
        meaning: 'whether an account costs something; the form at `/sign-up` is closed then',
      },
      { name: 'X402_PAY_TO', otherwise: 'required when enabled', meaning: 'the address that is paid' },
      { name: 'X402_NETWORK', otherwise: 'required when enabled', meaning: 'its network, as `eip155:8453`' },
      { name: 'X402_ASSET', otherwise: 'required when enabled', meaning: 'the contract of the token' },
      { name: 'X402_ASSET_NAME', otherwise: 'USDC', meaning: 'the name of the token, as its contract signs with it' },
      { name: 'X402_ASSET_VERSION', otherwise: '2', meaning: 'the version of that name' },
      { name: 'X402_PRICE', otherwise: 'required when enabled', meaning: "the price, in the token's smallest unit" },
      { name: 'X402_FACILITATOR_URL', otherwise: 'required when enabled', meaning: 'who verifies and settles' },
    ],
  },
];

/** What the product tells its own processes, what the platform says of itself, and what only tests set. */
export const OWN_VARIABLES: readonly string[] = [
  'CI',
  'KAICALLS_CHECK_ANSWERS',
  'KAICALLS_INTERNAL_URL',
  'KAICALLS_JOB_EXPIRE_SECONDS',
  'KAICALLS_STRAYED_FILE',
  'KAICALLS_TEST_POSTGRES',
  'NODE_ENV',
  'PATH',
  'VERCEL',
];

/** Variables that only mean something together: one of `begins` asks for all of `needs`. */
interface Whole {
  what: string;
  begins: readonly string[];
  needs: readonly string[];
}

const TWILIO = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_MESSAGING_SERVICE_SID'];
const VAPI = ['VAPI_API_KEY', 'VAPI_WEBHOOK_SECRET', 'VAPI_WEBHOOK_CREDENTIAL_ID'];
const STRIPE = [
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_PRICE_BASE',
  'STRIPE_PRICE_MINUTES',
  'STRIPE_PRICE_EXTRAS',
];
const X402 = ['X402_PAY_TO', 'X402_NETWORK', 'X402_ASSET', 'X402_PRICE', 'X402_FACILITATOR_URL'];
const SUPABASE = ['NEXT_PUBLIC_SUPABASE_URL', 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'];

const WHOLES: readonly Whole[] = [
  { what: 'Vapi', begins: VAPI, needs: VAPI },
  { what: 'Twilio', begins: TWILIO, needs: TWILIO },
  { what: 'Stripe', begins: STRIPE, needs: STRIPE },
  { what: 'x402', begins: ['X402_ENABLED'], needs: X402 },
  {
    what: "the Supabase project's storage",
    begins: ['SUPABASE_STORAGE_BUCKET'],
    needs: [...SUPABASE, 'SUPABASE_SECRET_KEY'],
  },
  { what: 'the language model', begins: ['OPENAI_MODEL'], needs: ['OPENAI_BASE_URL or OPENAI_API_KEY'] },
];

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as unset, as deployment forms leave them. */
export const isSet = (env: Environment, name: string): boolean => Boolean(env[name]?.trim());

/** A switch: set, and not to `0`, `false`, `no` or `off`. */
export const isOn = (env: Environment, name: string): boolean =>
  isSet(env, name) && !['0', 'false', 'no', 'off'].includes(env[name]?.trim().toLowerCase() ?? '');

/** One sentence for each vendor that is configured only in part. Holds names of variables, never a value. */
export function halfConfigured(env: Environment): string[] {
  return WHOLES.flatMap(({ what, begins, needs }) => {
    const begun = begins.filter((name) => isOn(env, name));
    if (begun.length === 0) return [];
    const missing = needs.filter((name) => !name.split(' or ').some((one) => isSet(env, one)));
    if (missing.length === 0) return [];
    return [`${listed(begun)} is set, but ${what} also needs ${listed(missing)}.`];
  });
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

/** Nothing runs with a vendor that is configured in part: it would seem to work and be open, or lose what it is paid for. */
export function assertWhole(env: Environment): void {
  const [first, ...more] = halfConfigured(env);
  if (first) throw new Error([first, ...more, 'Set what is missing, or unset the rest.'].join(' '));
}
