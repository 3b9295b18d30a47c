import { randomUUID } from 'node:crypto';
import { createServerClient } from '@supabase/ssr';
import type { Instance } from './instance.ts';

const PASSWORD = 'seven green bottles';

interface SignedIn {
  /** The `Cookie` header of their browser. */
  cookie: string;
  account: string;
}

/** Signs somebody up and in. */
export async function signedInOwner(instance: Instance): Promise<SignedIn> {
  const email = `bench-${randomUUID()}@example.com`;
  const made = await fetch(`${instance.url}/api/v1/signup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ business_name: 'Bench', email, password: PASSWORD }),
  });
  if (!made.ok) throw new Error(`signup: ${made.status} ${await made.text()}`);
  return signIn(instance, { email, password: PASSWORD });
}

export async function signIn(
  { url, publishableKey }: Instance,
  credentials: { email: string; password: string },
): Promise<SignedIn> {
  const jar = new Map<string, string>();
  const { auth } = createServerClient(url, publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) jar.set(name, value);
      },
    },
  });
  const { data, error } = await auth.signInWithPassword({ email: credentials.email, password: credentials.password });
  if (error) throw error;
  return { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), account: data.user.id };
}
