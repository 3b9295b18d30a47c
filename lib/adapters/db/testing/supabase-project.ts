import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

interface Server {
  host: string;
  port: number;
}

const PROJECT = readFileSync(join(import.meta.dirname, 'supabase-project.sql'), 'utf8');

async function as(user: string, database: string, server: Server, work: (client: Client) => Promise<unknown>) {
  const client = new Client({ ...server, user, database });
  await client.connect();
  await work(client).finally(() => client.end());
}

/** Makes a new server one of a Supabase project: its superuser is `supabase_admin`, and `postgres` is none. */
export async function becomeProject(server: Server): Promise<void> {
  await as('postgres', 'postgres', server, (client) => client.query('create role passing superuser login'));
  await as('passing', 'postgres', server, (client) =>
    client.query('alter role postgres rename to supabase_admin; create role postgres login'),
  );
  await as('supabase_admin', 'postgres', server, (client) =>
    client.query('drop role passing; alter role postgres createdb createrole replication bypassrls'),
  );
  await provideProject(server, 'postgres');
}

/** A further database of that server, as a project has it. */
export async function createProjectDatabase(server: Server, database: string): Promise<void> {
  await as('postgres', 'postgres', server, (client) => client.query(`create database ${database}`));
  await provideProject(server, database);
}

const provideProject = (server: Server, database: string) =>
  as('supabase_admin', database, server, (client) => client.query(PROJECT));

/**
 * Lets the embedded auth server stand in for the project's own, over the same tables. Recovery codes are the one thing
 * that the two keep differently.
 */
export const standInForAuth = (server: Server, database: string) =>
  as('supabase_admin', database, server, (client) =>
    client.query(`set role supabase_auth_admin;
      drop table auth.mfa_recovery_codes;
      create table auth.mfa_recovery_codes (
        user_id uuid not null references auth.users (id) on delete cascade,
        code_hash text not null,
        used_at timestamptz,
        created_at timestamptz not null,
        primary key (user_id, code_hash)
      )`),
  );
