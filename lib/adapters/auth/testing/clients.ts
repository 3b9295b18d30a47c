import { randomUUID } from 'node:crypto';
import { createServerClient } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';

/** What a client must know of an auth server, ours or a real project's. */
export interface Project {
  url: string;
  publishableKey: string;
  secretKey: string;
}

export type Auth = SupabaseClient['auth'];

export const password = 'Passw0rd! of a test';
export const newEmail = () => `u-${randomUUID()}@example.com`;

export const stateless = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };
export const clientOf = ({ url, publishableKey }: Project) => createClient(url, publishableKey, stateless).auth;
export const adminOf = ({ url, secretKey }: Project) => createClient(url, secretKey, stateless).auth.admin;

/** A client with its own storage, as a browser has: what it remembers are its cookies. */
export function browser(project: Project, jar = new Map<string, string>()): { auth: Auth; jar: Map<string, string> } {
  const { auth } = createServerClient(project.url, project.publishableKey, {
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => {
        for (const { name, value } of cookies) value ? jar.set(name, value) : jar.delete(name);
      },
    },
  });
  return { auth, jar };
}

export async function signedUp(project: Project, email = newEmail()) {
  const { data, error } = await adminOf(project).createUser({ email, password, email_confirm: true });
  if (error) throw error;
  const auth = clientOf(project);
  const signIn = await auth.signInWithPassword({ email, password });
  if (signIn.error) throw signIn.error;
  return { auth, email, id: data.user.id, session: signIn.data.session };
}

/** A request as no official client would make it. */
export async function postTo(project: Project, path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${project.url}/auth/v1${path}`, {
    method: 'POST',
    headers: { apikey: project.publishableKey, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}
