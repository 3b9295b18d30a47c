import { asOwnerOfTables } from './supervisor/owned.ts';

// For somebody who has lost their authenticator app and their recovery codes, once you know that it is them; beside a
// running product or without one:
//   node_modules/.bin/node scripts/second-factor.ts remove ada@example.com

const [command, email, ...rest] = process.argv.slice(2);
if (command !== 'remove' || !email || rest.length > 0) {
  console.error('Usage: second-factor.ts remove <email>');
  process.exit(2);
}

await asOwnerOfTables(async (client) => {
  // Every browser is signed out: whoever has one of them signs in again, by password alone.
  const { rows } = await client.query<{ factors: number }>(
    `with person as (select id from auth.users where email = lower($1)),
          gone as (delete from auth.mfa_factors f using person where f.user_id = person.id returning f.id),
          ended as (delete from auth.sessions s using person where s.user_id = person.id returning s.id)
     select (select count(*)::int from gone) as factors from person`,
    [email],
  );
  const [person] = rows;
  if (person) console.log(`${person.factors} second factors are removed; every browser is signed out.`);
  else console.error('Nobody has this address.');
  process.exitCode = person ? 0 : 1;
});
