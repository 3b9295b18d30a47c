import type { Client } from 'pg';
import { asOwnerOfTables } from './supervisor/owned.ts';

// Daily counts against the rows that they count, beside a running product or without one:
//   npm run rollups -- verify    prints each count that is wrong, and fails when there is one
//   npm run rollups -- rebuild   makes the counts of every business anew, one after the other

interface WrongCount {
  counter: string;
  business_id: string;
  day: string;
  subject: string;
  surplus: string;
  surplus_seconds: string;
}

/** In one statement, and so of one moment, whatever else goes on. Answers how many counts are wrong. */
async function verify(client: Client): Promise<number> {
  const { rows } = await client.query<WrongCount>('select *, day::text from app.wrong_days() order by 1, 2, 3, 4');
  for (const { counter, business_id, day, subject, surplus, surplus_seconds } of rows) {
    const seconds = counter === 'calls' ? `, ${signed(surplus_seconds)} seconds` : '';
    console.log(`business ${business_id}, ${day}, ${subject}: ${signed(surplus)} ${counter}${seconds}`);
  }
  console.log(rows.length === 0 ? 'All counts are right.' : `${rows.length} counts are wrong.`);
  return rows.length;
}

const signed = (surplus: string): string => (Number(surplus) > 0 ? `+${surplus}` : surplus);

/** Each business in a transaction of its own: its changes wait until it is done, and nobody else's. */
async function rebuild(client: Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>('select id from businesses order by id');
  for (const { id } of rows) await client.query('select app.recount_days($1)', [id]);
  console.log(`Counted anew for ${rows.length} businesses.`);
  return 0;
}

const [command = '', ...rest] = process.argv.slice(2);
const run = { verify, rebuild }[command];
if (!run || rest.length > 0) {
  console.error('Usage: npm run rollups -- verify|rebuild');
  process.exit(2);
}

process.exitCode = (await asOwnerOfTables(run)) > 0 ? 1 : 0;
