import { asOwnerOfTables } from './supervisor/owned.ts';

// For a call that its business is not to pay for; beside a running product or without one:
//   node_modules/.bin/node scripts/credit-call.ts <id of the call>

const [call = '', ...rest] = process.argv.slice(2);
if (!/^[0-9a-f-]{36}$/i.test(call) || rest.length > 0) {
  console.error('Usage: credit-call.ts <id of the call>');
  process.exit(2);
}

await asOwnerOfTables(async (client) => {
  const { rows } = await client.query<{ lines: number }>('select app.credit_call($1) as lines', [call]);
  const lines = rows[0]?.lines ?? 0;
  if (lines > 0) console.log(`${lines} lines of the ledger are credited; the provider is told within a minute.`);
  else console.error('This call has no lines in the ledger, or is credited already.');
  process.exitCode = lines > 0 ? 0 : 1;
});
