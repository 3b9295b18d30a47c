import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { seal, unseal } from '#lib/core/sealed.ts';

const PERIOD_SECONDS = 30;
/** Steps before and after the present one whose code is taken too: clocks differ, and people type slowly. */
const WINDOW = 1;
const USE = 'second-factor';
const IN_THE_CLEAR = /^[A-Z2-7]+=*$/;

/** 160 bits, as RFC 4226 recommends. */
export const newSecret = (): Secret => new Secret({ size: 20 });

/** What an authenticator app reads: as a link on a phone, or as a picture by its camera. */
export const uriOf = (secret: Secret, issuer: string, label: string): string =>
  new TOTP({ secret, issuer, label, period: PERIOD_SECONDS }).toString();

export const pictureOf = (uri: string): string => renderSVG(uri, { border: 2 });

/** The step of thirty seconds whose code this is, or null. */
export function acceptedStep(secret: Secret, code: string, now = Date.now()): number | null {
  const delta = new TOTP({ secret, period: PERIOD_SECONDS }).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

/** Sealed to its factor: a copy in another row opens nothing. */
export const sealSecret = (instanceSecret: string, factorId: string, secret: Secret): string =>
  seal(instanceSecret, USE, factorId, secret.base32).toString('base64');

/** A secret in the clear was kept by a Supabase project's own auth server. */
export const openSecret = (instanceSecret: string, factorId: string, kept: string): Secret =>
  Secret.fromBase32(
    IN_THE_CLEAR.test(kept) ? kept : unseal(instanceSecret, USE, factorId, Buffer.from(kept, 'base64')),
  );
