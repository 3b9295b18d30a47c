/** What the browser must know to sign in. Read at request time, so that a changed port or address needs no rebuild. */
export interface BrowserConfig {
  /** Base address for `createClient`; `/auth/v1` lies under it. */
  url: string;
  publishableKey: string;
  publicUrl: string;
}

/**
 * Reads the configuration from the environment, which the start script completes on the embedded default.
 * Server only: browser code gets the value as props.
 * @throws when the address or key is missing, naming the variable.
 */
export function browserConfig(env: Record<string, string | undefined> = process.env): BrowserConfig {
  const publicUrl = required(env, 'PUBLIC_URL').replace(/\/+$/, '');
  return {
    url: (env.NEXT_PUBLIC_SUPABASE_URL ?? publicUrl).replace(/\/+$/, ''),
    publishableKey: required(env, 'NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY'),
    publicUrl,
  };
}

function required(env: Record<string, string | undefined>, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; the start script sets it on the embedded default.`);
  return value;
}
