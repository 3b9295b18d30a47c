import { port } from '#lib/core/port.ts';

/** What the services need from the identity provider; the same for the embedded subset and a real Supabase project. */
export interface AuthAdmin {
  /**
   * Makes a user whose address counts as confirmed. Without a password nobody can sign in until one is set by link.
   * @throws {EmailTaken} when an account with this address exists.
   */
  createUser(input: { email: string; password?: string; metadata?: Record<string, unknown> }): Promise<{ id: string }>;
  /** Removes the user and every session; an unknown id is not an error. */
  deleteUser(id: string): Promise<void>;
  /**
   * A single-use address of our own app (`/auth/confirm`) that signs the owner in and leads to `next`,
   * where a password is set. `next` is a path of our app, such as `/reset/new`.
   */
  setPasswordLink(email: string, next: string): Promise<string>;
}

/** An account with this email address exists already. */
export class EmailTaken extends Error {
  override name = 'EmailTaken';
  constructor() {
    super('An account with this email address exists already.');
  }
}

/** Who a browser request acts for. */
export interface Session {
  userId: string;
  email: string;
  sessionId: string;
  /** Values for `Set-Cookie` headers of the answer: the session was refreshed on the way. Usually empty. */
  setCookies: string[];
}

export const authAdminPort = port<AuthAdmin>('auth-admin');
