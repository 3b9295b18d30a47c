import type { AnyOperation } from '#lib/core/operation.ts';
import { type Document, type JsonSchema, type Parameter, resolved } from './parameters.ts';

/** Of every type, and on both sides of the usual limits. */
const OF_EVERY_TYPE: readonly unknown[] = [null, true, -7, 42, 1.5, 'no-such-value', '', [], ['x', 'y'], {}, { x: 1 }];
/** What a query can carry: text, or the same parameter twice. */
const IN_A_QUERY: readonly unknown[] = ['', 'no-such-value', '-1', '0', '1.5', '1e999', 'NaN', ['a', 'b']];

/** Wrong in a way that the description does not say. */
const BY_NAME: Record<string, readonly unknown[]> = Object.fromEntries(
  ['phone', 'from', 'phone_forward_to', 'to'].map((name) => [
    name,
    ['12', '5125551234', '+05125551234', '+1234567890123456', '+1512555123a', 'not a number'],
  ]),
);
BY_NAME.zone = ['Mars/Olympus', 'EST5EDT6'];
BY_NAME.after = ['yesterday', '2026-99-99T00:00:00Z', 'AAAA'];
BY_NAME.website = ['example', 'ftp://example.com', 'javascript:alert(1)'];
BY_NAME.password = ['short', 'ä'.repeat(40)];
BY_NAME.expires_at = ['2020-01-01T00:00:00Z'];
for (const name of ['webhook_url', 'post_call_webhook_url', 'call_status_webhook_url']) {
  BY_NAME[name] = ['nowhere', 'ftp://example.com/', 'https://user:pw@example.com/', 'file:///etc/passwd', 'https://'];
}
for (const name of ['business_name', 'system_prompt', 'text']) BY_NAME[name] = [' ', '\n\t'];
for (const name of ['post_call_webhook_headers', 'call_status_webhook_headers']) {
  BY_NAME[name] = [
    ...[' ', 'a b', 'x:', 'Host', 'Content-Length'].map((key) => [{ key, value: 'x' }]),
    [{ key: 'x-a', value: 'b\r\nx-c: d' }],
  ];
}
/** Texts in which anything goes, as far as the description tells; what must not be called is in the list above. */
const NUMBERS_REFUSED = ['+19005551234', '911', '+8816123456', '+1911'];
BY_NAME.to = [...(BY_NAME.to ?? []), ...NUMBERS_REFUSED, [], ['+15005550001', '12'], Array(101).fill('+15005550001')];

/** Filters by a text: what nobody has is found nowhere. The password of a mail account is another's to choose. */
const ANY_TEXT = new Set([
  'leads.list phone',
  'leads.count phone',
  'leads.export phone',
  'compliance.decisions.list to',
  'email-accounts.create password',
  'email-accounts.update password',
  'trunks.create password',
  'trunks.update password',
]);
/** Who only asks may ask about any number. */
const ONLY_ASKS = new Set(['compliance.check to']);

/** Values that a parameter must refuse: wrong in type, range, length, format or choice, also deep inside. */
export function wrongValues(document: Document, operation: AnyOperation, parameter: Parameter): unknown[] {
  const { name, in: place, schema } = parameter;
  const pool =
    place === 'query' ? [...IN_A_QUERY, ...beyond(schema).map(String)] : [...OF_EVERY_TYPE, ...deep(document, schema)];
  const wrong = pool.filter((value) => !fits(document, schema, value, place));
  const field = `${operation.id} ${name}`;
  const more = ANY_TEXT.has(field) ? [] : (BY_NAME[name] ?? []);
  return [...wrong, ...more.filter((value) => !(ONLY_ASKS.has(field) && NUMBERS_REFUSED.includes(String(value))))];
}

/** Just outside of what the schema allows. */
function beyond({ minimum, minLength, maxLength, maximum, minItems, maxItems, format }: JsonSchema): unknown[] {
  return [
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1]),
    ...(minLength ? ['x'.repeat(minLength - 1)] : []),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)]),
    ...(minItems ? [[]] : []),
    ...(maxItems === undefined ? [] : [Array(maxItems + 1).fill('x')]),
    ...(format ? [`not-${format}`, '00000000-0000-0000-0000', 'a@b', '2026-13-45T99:00:00Z', 'http//x'] : []),
  ];
}

function deep(document: Document, given: JsonSchema): unknown[] {
  const schema = resolved(document, given);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const others = Object.fromEntries((schema.required ?? []).map((one) => [one, 'x']));
    return deep(document, inner).map((value) => ({ ...others, [name]: value }));
  });
  const items = schema.items ? deep(document, schema.items).map((value) => [value]) : [];
  const choices = (schema.anyOf ?? []).flatMap((one) => deep(document, one));
  return [...OF_EVERY_TYPE, ...beyond(schema), ...inside, ...items, ...choices];
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'date-time': /^\d{4}-[01]\d-[0-3]\d/,
  uri: /^https?:\/\//,
};

/** Whether a value may be what the schema describes; where the schema says too little, it may. */
function fits(document: Document, given: JsonSchema, value: unknown, place: 'query' | 'body'): boolean {
  const schema = resolved(document, given);
  if (schema.anyOf) return schema.anyOf.some((one) => fits(document, one, value, place));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum) return schema.enum.includes(value);
  const read = place === 'query' && (schema.type === 'integer' || schema.type === 'number') ? Number(value) : value;
  switch (schema.type) {
    case 'null':
      return read === null;
    case 'boolean':
      return typeof read === 'boolean';
    case 'integer':
    case 'number':
      return (
        typeof read === 'number' &&
        (schema.type === 'integer' ? Number.isInteger(read) : Number.isFinite(read)) &&
        read >= (schema.minimum ?? -Infinity) &&
        read <= (schema.maximum ?? Infinity)
      );
    case 'string':
      return typeof read === 'string' && fitsText(schema, read);
    case 'array': {
      if (!Array.isArray(read)) return false;
      const { minItems = 0, maxItems = Infinity, items = {} } = schema;
      if (read.length < minItems || read.length > maxItems) return false;
      return read.every((item) => fits(document, items, item, place));
    }
    case 'object':
      return read !== null && typeof read === 'object' && !Array.isArray(read) && fitsObject(document, schema, read);
    default:
      return true;
  }
}

function fitsText({ format, pattern: given, minLength = 0, maxLength = Infinity }: JsonSchema, text: string): boolean {
  const pattern = format ? FORMATS[format] : given ? new RegExp(given) : undefined;
  if (pattern && (!pattern.test(text) || (format === 'date-time' && Number.isNaN(Date.parse(text))))) return false;
  return text.length >= minLength && text.length <= maxLength;
}

function fitsObject(document: Document, { properties = {}, required = [] }: JsonSchema, value: object): boolean {
  const entries = new Map(Object.entries(value));
  if (required.some((name) => !entries.has(name))) return false;
  return [...entries].every(([name, inner]) => {
    const schema = properties[name];
    return schema === undefined || fits(document, schema, inner, 'body');
  });
}
