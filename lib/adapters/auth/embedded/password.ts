import bcrypt from 'bcryptjs';
import { AuthError } from './auth-error.ts';

const COST = 10;
const MIN_LENGTH = 8;
/** bcrypt reads no further; a longer password would be cut silently. */
const MAX_BYTES = 72;

let unknownUser: Promise<string> | undefined;

/** @throws {AuthError} 422 `weak_password` below 8 characters, 400 `validation_failed` above 72 bytes. */
export function checkPassword(password: string): void {
  if ([...password].length < MIN_LENGTH) {
    throw new AuthError(422, 'weak_password', `Password should be at least ${MIN_LENGTH} characters.`, {
      weakPassword: ['length'],
    });
  }
  if (tooLong(password)) {
    throw new AuthError(400, 'validation_failed', `Password cannot be longer than ${MAX_BYTES} bytes`);
  }
}

/** bcryptjs writes `$2b$`; Supabase's rows and pgcrypto have `$2a$` for the same algorithm. */
export async function hashPassword(password: string): Promise<string> {
  return (await bcrypt.hash(password, COST)).replace(/^\$2b\$/, '$2a$');
}

/** Takes as long for a user that does not exist, or has no password, as for a wrong password. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  unknownUser ??= hashPassword('nobody has this password');
  const matches = await bcrypt.compare(password, hash || (await unknownUser));
  return matches && Boolean(hash) && !tooLong(password);
}

function tooLong(password: string): boolean {
  return Buffer.byteLength(password) > MAX_BYTES;
}
