import { port } from '#lib/core/port.ts';
import { seal, unseal } from '#lib/core/sealed.ts';

const USE = 'trunk-password';

/** Passwords of trunks, kept so that only this installation reads them, each for its own trunk. */
export interface TrunkPasswords {
  seal(trunkId: string, password: string): Buffer;
  open(trunkId: string, sealed: Buffer): string;
}

export const trunkPasswordsPort = port<TrunkPasswords>('trunk-passwords');

export const trunkPasswords = (secret: string): TrunkPasswords => ({
  seal: (trunkId, password) => seal(secret, USE, trunkId, password),
  open: (trunkId, sealed) => unseal(secret, USE, trunkId, sealed),
});
