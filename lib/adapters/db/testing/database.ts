import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { closePool } from '#lib/adapters/db/pool.ts';
import { TEMPLATE } from './template.ts';

/** Addresses of a test file's own database. */
export interface TestDatabase {
  /** As the product logs in: a role that owns nothing. */
  url: string;
  /** As the owner of everything. */
  adminUrl: string;
}

/**
 * Gives this test file a database of its own, with the schema and no rows, and points the product at it. Called at the
 * top of the file, it is dropped after the file's last test; in `beforeAll`, it goes with the run's Postgres.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { host, port } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = (user: string) => `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  const asAdmin = async (text: string) => {
    const client = new Client({ host, port, user: 'postgres', database: 'postgres' });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await asAdmin(`create database ${name} template ${TEMPLATE} strategy file_copy`);
  await asAdmin(`alter database ${name} set search_path = "$user", public, extensions`);
  process.env.DATABASE_URL = url('kaicalls_app');
  process.env.DATABASE_ADMIN_URL = url('postgres');
  afterAll(async () => {
    await closePool();
    await asAdmin(`drop database ${name} with (force)`);
  });
  return { url: url('kaicalls_app'), adminUrl: url('postgres') };
}

/** One statement as the owner, past row-level security: to arrange what a test needs, and to look at what it did. */
export async function asOwner<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const client = new Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
