import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { declared } from './route.ts';
import { SERVED } from './served.ts';

const APP = join(import.meta.dirname, '../../../app');
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/** `GET /api/v1/calls` → the ids that answer there. */
type Table = Record<string, string[]>;

function add(table: Table, place: string, id: string): void {
  table[place] = [...(table[place] ?? []), id].sort();
}

async function fromFiles(): Promise<Table> {
  const table: Table = {};
  for (const file of globSync('api/**/route.ts', { cwd: APP })) {
    const path = `/${file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}')}`;
    const module: Record<string, unknown> = await import(join(APP, file));
    for (const method of METHODS) {
      const handler = module[method];
      if (handler === undefined) continue;
      const ids = declared.get(handler as never) ?? ['a handler that is not made by serve()'];
      for (const id of ids) add(table, `${method} ${path}`, id);
    }
  }
  return table;
}

function fromCatalog(): Table {
  const table: Table = {};
  for (const { method, path, id } of [...SERVED.operations, ...SERVED.rawRoutes]) add(table, `${method} ${path}`, id);
  return table;
}

describe('the route files of Next', () => {
  test('declare what the catalog has, at the same places, and nothing else', async () => {
    const [files, catalog] = [await fromFiles(), fromCatalog()];
    expect(Object.keys(catalog).length).toBeGreaterThan(20);
    expect(files).toEqual(catalog);
  });
});
