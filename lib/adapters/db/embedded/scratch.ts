import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startPostgres } from './launcher.ts';

/**
 * Several test files share one, each with the connections of a whole installation. It does not wait for the disk: tests
 * kill processes, and what those have written stays; only a power cut would take it.
 */
const SETTINGS = ['max_connections=250', 'fsync=off', 'full_page_writes=off'];

export interface ScratchPostgres extends EmbeddedPostgres {
  dataDir: string;
}

/**
 * A Postgres for one test file, in a data directory of its own; `stop()` removes both. `KAICALLS_TEST_POSTGRES` names
 * another than the one that npm installed, as the folder that holds its `bin`.
 */
export async function scratchPostgres(native = process.env.KAICALLS_TEST_POSTGRES): Promise<ScratchPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kc-'));
  const server = await startPostgres({ dataDir, native, settings: SETTINGS });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...server, dataDir, stop };
}
