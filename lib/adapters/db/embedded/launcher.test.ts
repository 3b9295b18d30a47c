import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startPostgres } from './launcher.ts';
import { postmasterOf } from './postmaster.ts';

const run = promisify(execFile);
const launcher = join(import.meta.dirname, 'launcher.ts');
const isRoot = process.getuid?.() === 0;
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'pg-test-'));
  chmodSync(directory, 0o711);
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function start(dataDir: string, systemDir?: string): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, systemDir });
  undo.push(() => server.stop());
  return server;
}

async function query(server: { host: string; port: number }, text: string) {
  const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts Postgres from another process and returns that process once the server answers. */
async function startElsewhere(dataDir: string) {
  const source = `const { startPostgres } = await import(${JSON.stringify(launcher)});
    const { adopted, fresh, host, port } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(JSON.stringify({ adopted, fresh, host, port }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undo.push(() => child.kill('SIGKILL'));
  const line = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (data) => done(String(data)));
    child.once('exit', (code) => fail(new Error(`the other process ended with ${code}`)));
  });
  return { child, ...(JSON.parse(line) as { adopted: boolean; fresh: boolean; host: string; port: number }) };
}

describe('one data directory', { timeout: 60_000 }, () => {
  test('is made at first, kept afterwards, and starts warm within seconds', async () => {
    const dataDir = scratch();
    const first = await start(dataDir);
    expect(first).toMatchObject({ fresh: true, adopted: false });
    await query(first, 'create table kept as select 7 as n');
    await first.stop();
    await expect(query(first, 'select 1')).rejects.toThrow();

    const before = performance.now();
    const second = await start(dataDir);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(second).toMatchObject({ fresh: false, adopted: false });
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
    const settings = await query(
      second,
      `select name, setting from pg_settings where name in ('max_connections', 'fsync', 'TimeZone', 'jit', 'synchronous_commit')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      max_connections: '80',
      fsync: 'on',
      TimeZone: 'UTC',
      jit: 'off',
      synchronous_commit: 'on',
    });
  });

  test('survives a killed owner: the next start adopts the server, and can stop it', async () => {
    const dataDir = scratch();
    const { child, host, port } = await startElsewhere(dataDir);
    await query({ host, port }, 'create table kept as select 7 as n');
    child.kill('SIGKILL');

    const adopted = await start(dataDir);
    expect(adopted).toMatchObject({ adopted: true, fresh: false, host });
    expect(await query(adopted, 'select n from kept')).toEqual([{ n: 7 }]);
    await adopted.stop();
    expect(postmasterOf(join(dataDir, 'postgres'))).toBeUndefined();
  });

  test('survives a killed server: every acknowledged row is there after recovery', async () => {
    const dataDir = scratch();
    const server = await start(dataDir);
    await query(server, 'create table kept (n int primary key)');
    const client = new pg.Client({ host: server.host, port: server.port, user: 'postgres', database: 'postgres' });
    client.on('error', () => {});
    await client.connect();
    let acknowledged = 0;
    setTimeout(() => process.kill(postmasterOf(join(dataDir, 'postgres')) ?? 0, 'SIGKILL'), 300);
    await (async () => {
      for (;;) await client.query('insert into kept values ($1)', [acknowledged]).then(() => acknowledged++);
    })().catch(() => {});

    const again = await start(dataDir);
    expect(again.adopted).toBe(false);
    expect(acknowledged).toBeGreaterThan(0);
    const [{ count }] = await query(again, `select count(*)::int from kept where n < ${acknowledged}`);
    expect(count).toBe(acknowledged);
  });

  test('two first boots at once share one cluster and one server', async () => {
    const dataDir = scratch();
    const [a, b] = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)]);
    undo.push(async () => (await startPostgres({ dataDir })).stop());
    expect([a.fresh, b.fresh].sort()).toEqual([false, true]);
    expect([a.adopted, b.adopted].sort()).toEqual([false, true]);
    await query(a, 'create table seen as select 1 as n');
    expect(await query(b, 'select n from seen')).toEqual([{ n: 1 }]);
    const { stdout } = await run('ls', [dataDir]);
    expect(stdout).not.toContain('postgres.new');
  });

  test.each([
    ['a process that is gone', async () => (await exited()).pid],
    ['a process that is something else', somethingElse],
    ['a zombie', zombie],
  ])('a lock left behind by %s does not stand in the way', async (_, pidOf) => {
    const dataDir = scratch();
    const first = await start(dataDir);
    await query(first, 'create table kept as select 7 as n');
    const lockFile = join(dataDir, 'postgres/postmaster.pid');
    const socketLock = join(first.host, '.s.PGSQL.5432.lock');
    const locks = [lockFile, socketLock].map((file) => ({ file, text: readFileSync(file, 'utf8') }));
    await first.stop();

    const pid = await pidOf();
    for (const { file, text } of locks) {
      writeFileSync(file, text.replace(/^\d+/, String(pid)), { mode: 0o600 });
      if (isRoot) await run('chown', ['65534:65534', file]);
    }
    const second = await start(dataDir);
    expect(second.adopted).toBe(false);
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('a path too long for a socket gets a short one', async () => {
    const dataDir = join(scratch(), 'd'.repeat(100));
    const server = await start(dataDir);
    undo.push(() => rmSync(server.host, { recursive: true, force: true }));
    expect(server.host.startsWith(dataDir)).toBe(false);
    expect(statSync(server.host).mode & 0o777).toBe(0o700);
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('keeps values out of its log', async () => {
    const dataDir = scratch();
    const server = await start(dataDir);
    await expect(query(server, `select '+15125551234'::int`)).rejects.toThrow();
    await expect(
      query(server, `create table t (p text primary key); insert into t values ('+15125551234'), ('+15125551234')`),
    ).rejects.toThrow();
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('5551234');
  });
});

describe.runIf(isRoot)('as root', { timeout: 60_000 }, () => {
  test('under a closed path, cluster and binaries live elsewhere and a link says where', async () => {
    const closed = scratch();
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'checkout/.data');
    const systemDir = join(scratch(), 'system');
    mkdirSync(systemDir, { mode: 0o755 });
    const server = await start(dataDir, systemDir);
    expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true);
    expect(server.host.startsWith(dataDir)).toBe(false);
    await query(server, 'create table kept as select 7 as n');
    await server.stop();

    const again = await start(dataDir, systemDir);
    expect(again.fresh).toBe(false);
    expect(await query(again, 'select n from kept')).toEqual([{ n: 7 }]);
    await again.stop();

    // "Remove the data directory to start anew" holds here too.
    rmSync(dataDir, { recursive: true });
    const anew = await start(dataDir, systemDir);
    expect(anew.fresh).toBe(true);
  });

  test('from a closed checkout, a copy of the binaries is used', async () => {
    const { copyBinaries, installedBinaries } = await import('./binaries.ts');
    const { native, version } = installedBinaries();
    const systemDir = scratch();
    const [one, two] = [copyBinaries(native, version, systemDir), copyBinaries(native, version, systemDir)];
    expect(two).toBe(one);
    const asNobody = { uid: 65534, gid: 65534, cwd: '/' };
    expect((await run(join(one, 'bin/postgres'), ['--version'], asNobody)).stdout).toContain('PostgreSQL');
    expect(existsSync(join(one, 'share/postgresql'))).toBe(true);
  });

  test('a cluster restored by root is given to the user that can run it', async () => {
    const dataDir = scratch();
    const server = await start(dataDir);
    await query(server, 'create table kept as select 7 as n');
    await server.stop();
    const restored = scratch();
    cpSync(join(dataDir, 'postgres'), join(restored, 'postgres'), { recursive: true });
    expect(statSync(join(restored, 'postgres')).uid).toBe(0);
    expect(await query(await start(restored), 'select n from kept')).toEqual([{ n: 7 }]);
  });
});

// Postgres itself ignores a lock held by a process of another user, so these run as the one it runs as.
const asPostgres = isRoot ? { uid: 65534, gid: 65534 } : {};

async function exited() {
  const child = spawn('true', asPostgres);
  await new Promise((done) => child.once('exit', done));
  return child;
}

async function somethingElse(): Promise<number> {
  const child = spawn('sleep', ['30'], { stdio: 'ignore', ...asPostgres });
  undo.push(() => child.kill('SIGKILL'));
  return child.pid ?? 0;
}

/** A child whose parent never asks for its exit status. */
async function zombie(): Promise<number> {
  const script = 'sleep 0.05 & echo $!; exec sleep 30';
  const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'], ...asPostgres });
  undo.push(() => parent.kill('SIGKILL'));
  const pid = await new Promise<number>((done) => parent.stdout.once('data', (data) => done(Number(data))));
  await sleep(200);
  return pid;
}
