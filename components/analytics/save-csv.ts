/** Saves rows as a CSV file. The writer loads when it is asked for; what a spreadsheet would run as a formula is defused. */
export async function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): Promise<void> {
  const [{ default: Papa }, { FORMULA }] = await Promise.all([import('papaparse'), import('#lib/core/csv.ts')]);
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: FORMULA },
  );
  // With a byte order mark: Excel takes a file for UTF-8 only then.
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` });
  link.click();
  URL.revokeObjectURL(address);
}
