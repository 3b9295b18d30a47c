import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  /** What `/.well-known/jwks.json` tells: never the private part. */
  publicJwk: JsonWebKey;
}

export interface AuthKeys {
  /** May be known to every browser; it only tells which project is meant. */
  publishableKey: string;
  /** May do everything with every user. Never leaves the server. */
  secretKey: string;
  signing: SigningKey;
}

const apiKeys = z.object({ publishableKey: z.string().min(20), secretKey: z.string().min(20) });
const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  kid: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/**
 * The keys of the embedded auth server, made on first use and kept in the data directory, readable by its owner alone.
 * Processes that start together agree: a file appears whole or not at all, and the first one stays.
 * @throws when a key file is there but not ours.
 */
export function loadAuthKeys(dataDir: string): AuthKeys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const keys = apiKeys.parse(
    kept(join(dataDir, 'auth-keys.json'), () => ({
      publishableKey: `sb_publishable_${randomBytes(24).toString('base64url')}`,
      secretKey: `sb_secret_${randomBytes(32).toString('base64url')}`,
    })),
  );
  const jwk = privateJwk.parse(
    kept(join(dataDir, 'auth-signing-key.json'), () => ({
      ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
      kid: randomUUID(),
    })),
  );
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const { kty, crv, x, y, kid } = jwk;
  return {
    ...keys,
    signing: {
      kid,
      privateKey,
      publicKey: createPublicKey(privateKey),
      publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig', key_ops: ['verify'] },
    },
  };
}

function kept(file: string, make: () => object): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new Error(`${file} cannot be read`, { cause: error });
  }
  const temporary = `${file}.${randomUUID()}`;
  writeFileSync(temporary, JSON.stringify(make()), { mode: 0o600, flush: true });
  try {
    linkSync(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
