import { randomUUID } from 'node:crypto';
import { billingPort } from '#lib/adapters/billing/port.ts';
import { mailerPort } from '#lib/adapters/mail/port.ts';
import { marketsPort } from '#lib/adapters/numbers/port.ts';
import { storagePort } from '#lib/adapters/storage/port.ts';
import { vendorAccountsPort } from '#lib/adapters/vendor-account/port.ts';
import { type Check, fail, ok, skip } from './check.ts';

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

export const VENDORS: readonly Check[] = [
  {
    id: 'vendor-accounts',
    title: 'Vendors take our credentials',
    async run({ ports }) {
      const accounts = ports.get(vendorAccountsPort);
      if (accounts.length === 0) return skip('None is configured: calls and texts are simulated.');
      const asked = await Promise.all(accounts.map(async (account) => ({ account, answer: await account.ask() })));
      const refused = asked.flatMap(({ account: { vendor, variables }, answer }) => {
        if (answer.kind === 'accepted') return [];
        if (answer.kind === 'unreachable') return [`${vendor} cannot be reached from here.`];
        return [`${vendor} answered ${answer.status} to what ${listed(variables)} say.`];
      });
      const well = asked.filter(({ answer }) => answer.kind === 'accepted').map(({ account }) => account.vendor);
      if (refused.length === 0) return ok(`${listed(well)} did.`);
      return fail(refused.join(' '), 'Copy the values again from the account of the vendor, and start anew.');
    },
  },
  {
    id: 'prices',
    title: 'Invoices come to what is charged',
    async run({ ports }) {
      const billing = ports.get(billingPort);
      if (!billing) return skip('Nothing is charged.');
      const misfits = await billing.misfits();
      if (misfits.length === 0) return ok('Prices and meters fit what they are told.');
      return fail(misfits.join(' '), 'Make the prices again as docs/payments.md has them, and start anew.');
    },
  },
  {
    id: 'inbound-texts',
    title: 'Texts that come in reach us',
    async run({ ports }) {
      const { live } = ports.get(marketsPort);
      if (!live) return skip('Texts are simulated.');
      const misfits = await live.misfits();
      if (misfits.length === 0) return ok('The messaging service brings them here.');
      return fail(misfits.join(' '), DEFER);
    },
  },
  {
    id: 'mail',
    title: 'Mail',
    async run({ ports }) {
      const mailer = ports.get(mailerPort);
      if (!mailer.verify) return skip('No mail server is configured: mails lie in the outbox folder.');
      const refused = await mailer.verify().then(
        () => null,
        (error: Error) => error.message,
      );
      if (refused === null) return ok('The mail server lets us in.');
      return fail(
        `The mail server does not let us in: ${refused}`,
        'See that SMTP_URL names host, port, user and password right.',
      );
    },
  },
  {
    id: 'storage',
    title: 'Recordings can be kept',
    async run({ ports }) {
      const storage = ports.get(storagePort);
      const key = `doctor/${randomUUID()}`;
      const written = Buffer.from(key);
      try {
        await storage.put(key, written, 'text/plain');
        const found = await storage.head(key);
        if (found?.size !== written.length) return fail('What was written was not there to be read.', FIX);
        return ok('A file was written, read and removed.');
      } catch {
        return fail('A file could not be written.', FIX);
      } finally {
        await storage.delete(key).catch(() => {});
      }
    },
  },
];

const DEFER = 'In Twilio’s console, open the messaging service, Integration, and choose “Defer to sender’s webhook”.';
const FIX =
  'See that the data directory can be written to, or that the bucket is there and SUPABASE_SECRET_KEY opens it.';
