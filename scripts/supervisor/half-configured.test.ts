import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 }); // each test starts a process

const dataDir = mkdtempSync(join(tmpdir(), 'half-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

const HALF = { VAPI_API_KEY: 'not to be shown' };

/** The process as it is started: what it says, and how it ends. */
const run = (script: string) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      KAICALLS_DATA_DIR: dataDir,
      DATABASE_URL: 'postgresql://kaicalls_app@127.0.0.1:9/none',
      DATABASE_ADMIN_URL: 'postgresql://postgres@127.0.0.1:9/none',
      DATABASE_AUTH_URL: 'postgresql://postgres@127.0.0.1:9/none',
      KAICALLS_KEY_PEPPER: 'a pepper of no value',
      ...HALF,
    };
    execFile(process.execPath, [join(import.meta.dirname, '..', script)], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });

test.each(['start.ts', 'web.ts', 'worker.ts'])('%s does not start with a vendor configured in part', async (script) => {
  const { code, output } = await run(script);
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    'VAPI_API_KEY is set, but Vapi also needs VAPI_WEBHOOK_SECRET and VAPI_WEBHOOK_CREDENTIAL_ID. Set what is missing, or unset the rest.',
  );
  expect(readdirSync(dataDir)).toEqual([]);
});
