import { expect, test } from 'vitest';
import type { VapiEmulator } from './emulator.ts';
import { officialVapi } from './official.ts';

/** Documented beside the published contract, and in none of its paths. */
const UNPUBLISHED = '/credential';

/** The last test of a file: what the emulator took, the published contract takes too. Skipped where it does not lie beside us. */
export function holdsByThePublishedContract(vapi: () => VapiEmulator): void {
  const official = officialVapi();
  if (!official) console.log('The official contract of Vapi is not here: what rests on it is skipped.');
  test.skipIf(!official)('what was asked holds by the published contract', () => {
    const taken = vapi().server.requests.filter(({ status, path }) => status < 300 && !path.startsWith(UNPUBLISHED));
    expect(taken.length).toBeGreaterThan(0);
    const faults = taken.flatMap((request) =>
      (official?.checkRequest(request) ?? []).map((fault) => `${request.method} ${request.path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
}
