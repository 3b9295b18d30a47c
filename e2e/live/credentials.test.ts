import { expect, test } from 'vitest';
import { vendorAccounts } from '#lib/adapters/vendor-account/vendors.ts';

const accounts = vendorAccounts(process.env);

if (accounts.length === 0) test.skip('Credentials (none is set)', () => {});

for (const { vendor, ask } of accounts) {
  test(`${vendor} takes our credentials`, async () => expect(await ask()).toEqual({ kind: 'accepted' }));
}
