import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { asOwner } from '#lib/adapters/db/testing/database.ts';
import { type Account, testInstance } from '#lib/surfaces/testing/instance.ts';

vi.setConfig({ testTimeout: 60_000 }); // each test starts several processes

let a: Account;
beforeAll(async () => {
  const { signUp } = await testInstance();
  a = await signUp('Counted');
});

/** The command as its user runs it. */
const rollups = (command: string) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const file = join(import.meta.dirname, 'rollups.ts');
    execFile(process.execPath, [file, command], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });

test('sees a damaged count, says which, and makes it right again', async () => {
  for (const name of ['One', 'Two']) await a.api.post('/api/v1/leads', { name, source: 'web', agent_id: a.agent_id });
  await asOwner('select app.fold_days(500)');
  expect(await rollups('verify')).toEqual({ code: 0, output: 'All counts are right.\n' });
  await asOwner('update lead_days set leads = leads + 1');
  const seen = await rollups('verify');
  expect(seen).toMatchObject({ code: 1, output: expect.stringMatching(/: \+1 leads\n1 counts are wrong\.\n$/) });
  expect(seen.output).toContain(`business ${a.business_id}, `);
  expect(seen.output).toContain(`agent ${a.agent_id} web new`);
  expect(await rollups('rebuild')).toMatchObject({ code: 0 });
  expect(await rollups('verify')).toMatchObject({ code: 0 });
});

test('sees a count that is missing, and seconds that are wrong', async () => {
  await asOwner('delete from lead_days');
  expect(await rollups('verify')).toMatchObject({ code: 1, output: expect.stringContaining(': -2 leads') });
  await asOwner(
    `insert into call_days (business_id, day, agent_id, direction, status, calls, seconds)
     values ($1, '2026-01-01', $2, 'inbound', 'completed', 0, 5)`,
    [a.business_id, a.agent_id],
  );
  expect((await rollups('verify')).output).toContain(
    `2026-01-01, agent ${a.agent_id} inbound completed: 0 calls, +5 seconds`,
  );
  await rollups('rebuild');
  expect(await rollups('verify')).toMatchObject({ code: 0 });
});

test('knows no other word', async () => {
  expect(await rollups('destroy')).toMatchObject({ code: 2, output: expect.stringContaining('verify|rebuild') });
});
