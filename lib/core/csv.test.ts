import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvFile, FORMULA } from './csv.ts';

const columns = [
  { name: 'id', of: (row: { id: number; text: string | null }) => row.id },
  { name: 'text', of: (row: { id: number; text: string | null }) => row.text },
];

async function* batchesOf<T>(...batches: T[][]) {
  yield* batches;
}

test('what is written is read back, whatever it holds, and no cell is a formula', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'1aé\u{1F600} ') });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 4 }), async (batches) => {
      const rows = batches.map((batch, at) => batch.map((text, id) => ({ id: at * 10 + id, text })));
      const file = await (await csvFile('x.csv', columns, batchesOf(...rows))).text();
      const [heading, ...read] = Papa.parse<string[]>(file.slice(1).replace(/\r\n$/, ''), { newline: '\r\n' }).data;
      expect(heading).toEqual(['id', 'text']);
      expect(read.map(([, text]) => text)).toEqual(
        rows.flat().map(({ text }) => (/^[=+\-@\t\r]/.test(text) && !/^\+\d+$/.test(text) ? `'${text}` : text)),
      );
      for (const [, text = ''] of read) if (!/^\+\d+$/.test(text)) expect(text).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test.each(['=1+1', '+cmd|1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '+1512\n=1', '++1'])('%j is a formula', (text) => {
  expect(FORMULA.test(text)).toBe(true);
});

test('telephone numbers, numbers and absent values stand as they are', async () => {
  const rows = [
    { id: -5, text: '+15125551234' },
    { id: 2, text: null },
  ];
  expect(await (await csvFile('x.csv', columns, batchesOf(rows))).text()).toBe(
    '\uFEFFid,text\r\n-5,+15125551234\r\n2,\r\n',
  );
});

test('nothing found is a heading; what fails at once fails before there is a file', async () => {
  expect(await (await csvFile('x.csv', columns, batchesOf())).text()).toBe('\uFEFFid,text\r\n');
  async function* failing(): AsyncGenerator<{ id: number; text: string }[]> {
    yield* [];
    throw new Error('no');
  }
  await expect(csvFile('x.csv', columns, failing())).rejects.toThrow('no');
});
