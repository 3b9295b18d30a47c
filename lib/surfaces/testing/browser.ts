import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import { browserConfig } from '#lib/adapters/auth/browser-config.ts';
import { embeddedAuth } from '#lib/surfaces/compose.ts';
import type { Client, testInstance } from './instance.ts';

const ORIGIN = 'http://127.0.0.1:3000';

/** A browser of somebody's: its cookies, the client of the auth server that keeps them, and the API as its pages ask it. */
export interface Browser {
  auth: SupabaseClient['auth'];
  api: Client;
}

/** A browser with no cookies yet, at an instance in this process. */
export function newBrowser(instance: Awaited<ReturnType<typeof testInstance>>): Browser {
  const jar = new Map<string, string>();
  const { url, publishableKey } = browserConfig();
  const { auth } = createServerClient(url, publishableKey, {
    global: {
      fetch: async (input, init) =>
        (await embeddedAuth()?.handle(new Request(input, init))) ?? Response.json({}, { status: 501 }),
    },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) value ? jar.set(name, value) : jar.delete(name);
      },
    },
  });
  const client = instance.client();
  const signed = () => ({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: ORIGIN });
  const api: Client = {
    get: (path, more) => client.get(path, { ...signed(), ...more }),
    post: (path, body, more) => client.post(path, body, { ...signed(), ...more }),
    patch: (path, body, more) => client.patch(path, body, { ...signed(), ...more }),
    del: (path, more) => client.del(path, { ...signed(), ...more }),
  };
  return { auth, api };
}

/** A browser in which somebody has signed in. */
export async function signedInBrowser(
  instance: Awaited<ReturnType<typeof testInstance>>,
  email: string,
  password = 'a long password',
): Promise<Browser> {
  const browser = newBrowser(instance);
  const { error } = await browser.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return browser;
}
