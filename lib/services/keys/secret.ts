import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** What 256 bits take in base 62. */
const SECRET_LENGTH = 43;

/** A new key: its prefix and 256 random bits in letters and digits. Shown once, kept only as its hash. */
export function newKey(prefix: 'kc_live_' | 'kc_test_'): string {
  let rest = BigInt(`0x${randomBytes(32).toString('hex')}`);
  let secret = '';
  while (secret.length < SECRET_LENGTH) {
    secret = ALPHABET[Number(rest % 62n)] + secret;
    rest /= 62n;
  }
  return prefix + secret;
}

/**
 * HMAC-SHA256 under the instance's pepper: what is stored of a key, and what it is found by. A leaked table is of no use
 * without the pepper, and comparing hashes tells nothing about the key.
 */
export function hashKey(key: string): Buffer {
  return createHmac('sha256', keyPepper()).update(key).digest();
}

/** @throws when `KAICALLS_KEY_PEPPER` is not set; the start script keeps one in the data directory. */
export function keyPepper(): string {
  const pepper = process.env.KAICALLS_KEY_PEPPER;
  if (!pepper) throw new Error('KAICALLS_KEY_PEPPER is not set.');
  return pepper;
}
