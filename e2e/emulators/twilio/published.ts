import { expect, test } from 'vitest';
import type { TwilioEmulator } from './emulator.ts';
import { officialFaults } from './official.ts';

/** The last test of a file: what the emulator took, the published contracts take too. Skipped where they do not lie beside us. */
export function holdsByThePublishedContracts(twilio: () => TwilioEmulator): void {
  test('what was asked holds by the published contracts', (context) => {
    const { requests } = twilio().server;
    const faults = officialFaults(requests);
    if (faults === null) context.skip('the contracts of Twilio are not beside this checkout');
    expect(requests.some(({ status }) => status < 300)).toBe(true);
    expect([...new Set(faults)]).toEqual([]);
  });
}
