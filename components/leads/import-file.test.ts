import { expect, test } from 'vitest';
import { problemFile, readImportFile } from './import-file.ts';

const file = (text: string, name = 'leads.csv') => new File([text], name);

test('a file is read as it stands, without its mark and its empty rows', async () => {
  const read = await readImportFile(file('\uFEFFname; phone\n"Ann; Lee";1\n;\nBob;2\n'));
  expect(read.headings).toEqual(['name', 'phone']);
  expect(read.rows).toEqual([
    ['Ann; Lee', '1'],
    ['Bob', '2'],
  ]);
});

test.each([
  ['leads.xlsx', 'a,b\n1,2', /Save it as CSV/],
  ['leads.csv', 'name', /no row below/],
  ['leads.csv', `name\n${'x\n'.repeat(20_001)}`, /20,001 rows/],
])('%s is refused by what is wrong with it', async (name, text, words) => {
  await expect(readImportFile(file(text, name))).rejects.toThrow(words);
});

test('rows that were left out stand in a file of their own, with the reason', () => {
  const csv = 'name,phone\nAnn,1\n=SUM(1),12\n';
  const problems = [{ row: 3, kind: 'invalid' as const, field: 'phone' as const, message: 'must be a number' }];
  expect(problemFile(csv, problems)).toBe(
    '\uFEFFname,phone,Problem\r\n"\'=SUM(1)",12,Row 3: phone must be a number\r\n',
  );
});
