import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { signatureHeaders } from '#lib/services/webhooks/signature.ts';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { eventReference } from './events.ts';
import { apiReference } from './reference.ts';
import { skillBundle } from './skill.ts';
import { VERIFY_NODE, VERIFY_PYTHON } from './verification.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaicalls-docs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sections = apiReference('http://127.0.0.1:3000');
const operations = sections.flatMap((section) => section.operations);

describe('the reference', () => {
  test('has every operation of the catalog, each with a request and an answer', () => {
    const told = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    expect(
      [...new Set(CATALOG.map(({ method, path }) => `${method} ${path}`))].filter((one) => !told.has(one)),
    ).toEqual([]);
    for (const { id, curl, answers } of operations) {
      expect(curl, id).toMatch(/^curl /);
      expect(answers.length, id).toBeGreaterThan(0);
    }
  });

  test('its examples are requests that the operations take', () => {
    const refused: string[] = [];
    for (const { id, curl } of operations) {
      const operation = CATALOG.find((one) => one.id === id);
      if (!operation) continue;
      const body = /-d '([\s\S]*)'$/.exec(curl)?.[1]?.replaceAll("'\\''", "'");
      const url = new URL(/"([^"]*)"/.exec(curl)?.[1] ?? '');
      const input = body ? JSON.parse(body) : Object.fromEntries(url.searchParams);
      const parsed = operation.input.safeParse(input);
      if (!parsed.success)
        refused.push(`${id}: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`);
    }
    expect(refused).toEqual([]);
  });

  test('says when each event is sent and what it carries', () => {
    for (const event of eventReference()) {
      expect(event.fields.length, event.type).toBeGreaterThan(0);
      expect(event.when, event.type).toMatch(/\.$/);
    }
  });
});

describe('the programs that check a signature', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const body = '{"event":"lead.created","data":{"name":"Ana \u00d1"}}';
  const now = Math.floor(Date.now() / 1000);
  const signed = (secrets: string[], sentAt: number) =>
    signatureHeaders(secrets, { id: 'evt', sentAt, body })['X-KaiCalls-Signature'] ?? '';
  const header = signed([secret], now);
  const cases: [string, string, string, boolean][] = [
    [secret, header, body, true],
    [secret, header, `${body} `, false],
    ['whsec_another', header, body, false],
    [secret, signed(['whsec_old', secret], now), body, true],
    [secret, signed([secret], now - 3600), body, false],
    [secret, 'nonsense', body, false],
  ];

  test('in Node', async () => {
    const file = join(folder, 'verify.mjs');
    writeFileSync(file, VERIFY_NODE);
    const { verify } = (await import(file)) as { verify(secret: string, header: string, body: string): boolean };
    for (const [key, head, text, holds] of cases) expect(verify(key, head, text), head).toBe(holds);
  });

  const python = ['/usr/bin/python3', '/usr/local/bin/python3'].find(existsSync);
  test.skipIf(!python)('in Python', () => {
    const file = join(folder, 'check.py');
    writeFileSync(
      file,
      `${VERIFY_PYTHON}\nimport json, sys\nprint(json.dumps([verify(*case[:3]) for case in json.load(sys.stdin)]))\n`,
    );
    const input = JSON.stringify(cases.filter(([, head]) => head !== 'nonsense'));
    const told = JSON.parse(execFileSync(python as string, [file], { input, encoding: 'utf8' }));
    expect(told).toEqual(cases.filter(([, head]) => head !== 'nonsense').map(([, , , holds]) => holds));
  });
});

test('the skill bundle in public/ is the one that the catalog makes: `npm run skill` writes it', () => {
  const root = join(import.meta.dirname, '../../../public/skills/kaicalls-agent-api');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const stored = Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1), readFileSync(path, 'utf8')];
    }),
  );
  expect(stored).toEqual(skillBundle());
});
