import type { VendorAccount, VendorAnswer } from './port.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const TIMEOUT_MS = 10_000;

/** One read of each vendor that costs and changes nothing, and that only who may use it is answered. */
interface Read {
  vendor: string;
  /** Without these there is nothing to ask. */
  variables: readonly string[];
  url: (env: Environment) => string;
  authorization: (env: Environment) => string;
}

const value = (env: Environment, name: string, otherwise = ''): string => env[name]?.trim() || otherwise;
const bearer = (name: string) => (env: Environment) => `Bearer ${value(env, name)}`;
const basic = (user: string, password: string) => (env: Environment) =>
  `Basic ${Buffer.from(`${value(env, user)}:${value(env, password)}`).toString('base64')}`;
const base = (env: Environment, name: string, otherwise: string): string =>
  value(env, name, otherwise).replace(/\/+$/, '');
/** Every host of Twilio's is the first segment of the path below `TWILIO_BASE_URL`. */
const twilio = (env: Environment, host: string): string =>
  env.TWILIO_BASE_URL?.trim() ? `${base(env, 'TWILIO_BASE_URL', '')}/${host.split('.')[0]}` : `https://${host}`;
const twilioAuthorization = basic('TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN');

const READS: readonly Read[] = [
  {
    vendor: 'Vapi',
    variables: ['VAPI_API_KEY'],
    url: (env) => `${base(env, 'VAPI_BASE_URL', 'https://api.vapi.ai')}/assistant?limit=1`,
    authorization: bearer('VAPI_API_KEY'),
  },
  {
    vendor: 'Twilio',
    variables: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
    url: (env) =>
      `${twilio(env, 'api.twilio.com')}/2010-04-01/Accounts/${encodeURIComponent(value(env, 'TWILIO_ACCOUNT_SID'))}.json`,
    authorization: twilioAuthorization,
  },
  {
    vendor: "Twilio's messaging service",
    variables: ['TWILIO_MESSAGING_SERVICE_SID'],
    url: (env) =>
      `${twilio(env, 'messaging.twilio.com')}/v1/Services/${encodeURIComponent(value(env, 'TWILIO_MESSAGING_SERVICE_SID'))}`,
    authorization: twilioAuthorization,
  },
  {
    vendor: 'Stripe',
    variables: ['STRIPE_SECRET_KEY', 'STRIPE_PRICE_BASE'],
    url: (env) =>
      `${base(env, 'STRIPE_BASE_URL', 'https://api.stripe.com')}/v1/prices/${encodeURIComponent(value(env, 'STRIPE_PRICE_BASE'))}`,
    authorization: bearer('STRIPE_SECRET_KEY'),
  },
  {
    vendor: 'The language model',
    variables: ['OPENAI_API_KEY'],
    url: (env) => `${base(env, 'OPENAI_BASE_URL', 'https://api.openai.com/v1')}/models`,
    authorization: bearer('OPENAI_API_KEY'),
  },
  {
    vendor: 'The language model',
    variables: ['OPENAI_BASE_URL'],
    url: (env) => `${base(env, 'OPENAI_BASE_URL', '')}/models`,
    authorization: bearer('OPENAI_API_KEY'),
  },
];

/** The accounts whose variables are all set. */
export function vendorAccounts(env: Environment): VendorAccount[] {
  const configured = READS.filter(({ variables }) => variables.every((name) => env[name]?.trim()));
  // Of two ways to ask the same vendor the first is enough.
  const once = configured.filter(({ vendor }, index) => configured.findIndex((one) => one.vendor === vendor) === index);
  return once.map(({ vendor, variables, url, authorization }) => ({
    vendor,
    variables,
    ask: () => read(url(env), authorization(env)),
  }));
}

async function read(url: string, authorization: string): Promise<VendorAnswer> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { headers: { authorization }, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? { kind: 'accepted' } : { kind: 'refused', status: response.status };
  } catch {
    return { kind: 'unreachable' };
  }
}
