import { createHash, randomBytes } from 'node:crypto';

/** The secret of a mailed link: 256 bits, kept only as a hash. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
