import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessColumns } from './guess-columns.ts';

test.each([
  [['Full Name', 'Mobile', 'E-mail'], { name: 'Full Name', phone: 'Mobile', email: 'E-mail' }],
  [['first_name', 'Last Name', 'Zip Code'], { first_name: 'first_name', last_name: 'Last Name', zip: 'Zip Code' }],
  [['Lead Status', 'Lead Source', 'Comments'], { status: 'Lead Status', source: 'Lead Source', notes: 'Comments' }],
  [['colour', 'size'], {}],
])('headings %j', (headings, mapping) => {
  expect(guessColumns(headings, [])).toEqual(mapping);
});

test('columns that say nothing by their heading are known by what stands in them', () => {
  const rows = [
    ['7', 'Maria Garcia', '(512) 555-0142', 'maria@example.com'],
    ['8', 'Tom O’Neil', '+1 512 555 0143', ''],
    ['9', '', '512.555.0144', 'tom@example.com'],
  ];
  expect(guessColumns(['A', 'B', 'C', 'D'], rows)).toEqual({ name: 'B', phone: 'C', email: 'D' });
});

test('no column is used twice, and only columns of the file', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('phone', 'Mobile', 'email', 'name', 'a@b.co', '+15125550142'));
  fc.assert(
    fc.property(
      fc.uniqueArray(cell, { maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 6 })),
      (headings, rows) => {
        const used = Object.values(guessColumns(headings, rows));
        expect(new Set(used).size).toBe(used.length);
        for (const heading of used) expect(headings).toContain(heading);
      },
    ),
  );
});
