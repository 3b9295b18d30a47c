import { createHmac } from 'node:crypto';

/**
 * The name of this installation on what it makes at the carrier: of its own secret, so that every process of it and
 * nobody else's has the same, and that it tells nothing.
 */
export const instanceOf = (secret: string): string =>
  createHmac('sha256', secret).update('kaicalls instance').digest('base64url').slice(0, 16);
