import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { Child, runOnce } from './child.ts';

const dir = mkdtempSync(join(tmpdir(), 'kaicalls-child-'));
const pidFile = join(dir, 'pid');
const endedFile = join(dir, 'ended');
const lifetime = join(import.meta.dirname, 'lifetime.ts');
let child: Child | undefined;

afterEach(async () => {
  await child?.stop(1000);
  child = undefined;
  for (const file of [pidFile, endedFile]) rmSync(file, { force: true });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function script(name: string, body: string): string {
  const file = join(dir, name);
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';\nimport { fail, ready } from ${JSON.stringify(lifetime)};\n${body}`,
  );
  return file;
}
const living = () =>
  script(
    'living.ts',
    `writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
     setInterval(() => {}, 1000);
     ready(async () => writeFileSync(${JSON.stringify(endedFile)}, 'in order'));`,
  );
const pid = () => Number(readFileSync(pidFile, 'utf8'));
const runs = (id: number) => {
  try {
    process.kill(id, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
async function until(holds: () => boolean, within = 8000) {
  for (const end = Date.now() + within; !holds(); ) {
    if (Date.now() > end) throw new Error('it did not come true in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a child', () => {
  test('that is killed is started again', async () => {
    child = new Child(living(), {});
    await child.start();
    const first = pid();
    process.kill(first, 'SIGKILL');
    await until(() => pid() !== first && runs(pid()));
    expect(existsSync(endedFile)).toBe(false);
  });

  test('ends in order when it is stopped, and stays ended', async () => {
    child = new Child(living(), {});
    await child.start();
    await child.stop(3000);
    expect(readFileSync(endedFile, 'utf8')).toBe('in order');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(runs(pid())).toBe(false);
  });

  test('that does not end by itself is ended', async () => {
    const stubborn = script(
      'stubborn.ts',
      `writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
       process.on('SIGTERM', () => {});
       setInterval(() => {}, 1000);
       process.send({ ready: true });`,
    );
    child = new Child(stubborn, {});
    await child.start();
    await child.stop(200);
    expect(runs(pid())).toBe(false);
  });

  test('leaves Ctrl-C to the supervisor', async () => {
    child = new Child(living(), {});
    await child.start();
    process.kill(pid(), 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs(pid())).toBe(true);
  });

  test('that cannot start says why', async () => {
    child = new Child(script('failing.ts', "await fail('Port 3000 is in use.');"), {});
    await expect(child.start()).rejects.toThrow('Port 3000 is in use.');
    child = new Child(script('broken.ts', "throw new Error('broken');"), {});
    await expect(child.start()).rejects.toThrow('before it was ready');
  });

  test('ends when the supervisor dies', async () => {
    const supervisor = script(
      'supervisor.ts',
      `import { Child } from ${JSON.stringify(join(import.meta.dirname, 'child.ts'))};
       await new Child(${JSON.stringify(living())}, {}).start();
       console.log('started');`,
    );
    const parent = spawn(process.execPath, [supervisor], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(parent.stdout, 'data');
    expect(runs(pid())).toBe(true);
    parent.kill('SIGKILL');
    await until(() => !runs(pid()));
    expect(readFileSync(endedFile, 'utf8')).toBe('in order');
  });
});

test('a script that is run once must succeed', async () => {
  await runOnce(script('good.ts', ''), {});
  await expect(runOnce(script('bad.ts', 'process.exit(3)'), {})).rejects.toThrow('failed');
});
