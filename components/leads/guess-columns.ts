import { IMPORT_FIELDS, type ImportField } from '#lib/services/lead-import/schema.ts';

/** What each field is called, here and in the files that people bring. */
export const FIELD_WORDS: Readonly<Record<ImportField, { label: string; headings: readonly string[] }>> = {
  name: {
    label: 'Name',
    headings: ['full name', 'contact', 'contact name', 'customer', 'customer name', 'lead', 'lead name', 'person'],
  },
  first_name: { label: 'First name', headings: ['first', 'given name', 'forename', 'vorname', 'nombre'] },
  last_name: { label: 'Last name', headings: ['last', 'surname', 'family name', 'nachname', 'apellido'] },
  email: { label: 'Email', headings: ['e mail', 'email address', 'mail', 'e mail address', 'correo'] },
  phone: {
    label: 'Phone',
    headings: [
      'phone number',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'telephone',
      'tel',
      'number',
      'primary phone',
      'telefon',
    ],
  },
  status: { label: 'Status', headings: ['stage', 'lead status', 'lifecycle stage'] },
  source: { label: 'Source', headings: ['lead source', 'channel', 'original source'] },
  source_url: { label: 'Source address', headings: ['url', 'landing page url'] },
  source_page: { label: 'Source page', headings: ['page', 'landing page'] },
  message: { label: 'Wants', headings: ['inquiry', 'enquiry', 'request', 'reason', 'interest', 'subject'] },
  notes: { label: 'About', headings: ['note', 'comment', 'comments', 'description', 'remarks'] },
  tags: { label: 'Tags', headings: ['tag', 'labels', 'label', 'groups'] },
  address: { label: 'Address', headings: ['street', 'street address', 'address 1', 'address line 1'] },
  city: { label: 'City', headings: ['town'] },
  state: { label: 'State', headings: ['region', 'province', 'state region'] },
  zip: { label: 'ZIP', headings: ['zip code', 'postal code', 'postcode', 'plz'] },
  event_date: { label: 'Event date', headings: ['date of event', 'wedding date'] },
  event_type: { label: 'Event', headings: ['type of event'] },
  demo_called_at: { label: 'Called the demo at', headings: ['demo date', 'demo'] },
  trial_started_at: { label: 'Trial began', headings: ['trial start', 'trial start date'] },
  trial_ends_at: { label: 'Trial ends', headings: ['trial end', 'trial end date'] },
  last_activity_at: { label: 'Last active', headings: ['last activity', 'last activity date', 'last seen'] },
  churned_at: { label: 'Left at', headings: ['churn date', 'canceled at', 'cancelled at'] },
};

export type Mapping = Partial<Record<ImportField, string>>;

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_./-]+/g, ' ');

/** What a cell of the field looks like, where that can be told. */
const LOOKS: readonly (readonly [field: ImportField, like: (text: string) => boolean])[] = [
  ['email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)],
  ['phone', (text) => /^[+(\d][\d\s().+-]{6,}$/.test(text) && text.replace(/\D/g, '').length >= 7],
  ['name', (text) => /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u.test(text)],
];
/** Cells that are looked at, and the share of them that must look so. */
const SAMPLE = 20;
const SHARE = 0.7;

/**
 * Which column holds what: by its heading, else by what stands in it. A column is used once; the first name and the last
 * name make the name, so that a column of names is not looked for beside them.
 */
export function guessColumns(headings: readonly string[], rows: readonly (readonly string[])[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (field: ImportField, place: number) => {
    mapping[field] = headings[place];
    taken.add(place);
  };
  for (const field of IMPORT_FIELDS) {
    const known = [plain(field), ...FIELD_WORDS[field].headings];
    const place = headings.findIndex((heading, at) => !taken.has(at) && known.includes(plain(heading)));
    if (place >= 0) take(field, place);
  }
  for (const [field, like] of LOOKS) {
    if (mapping[field] !== undefined || (field === 'name' && mapping.first_name !== undefined)) continue;
    const place = headings.findIndex((_, at) => !taken.has(at) && looksLike(rows, at, like));
    if (place >= 0) take(field, place);
  }
  return mapping;
}

function looksLike(rows: readonly (readonly string[])[], at: number, like: (text: string) => boolean): boolean {
  const cells = rows
    .slice(0, SAMPLE)
    .map((row) => (row[at] ?? '').trim())
    .filter((text) => text !== '');
  return cells.length > 0 && cells.filter(like).length >= cells.length * SHARE;
}
