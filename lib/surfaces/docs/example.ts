/** The part of JSON Schema that our OpenAPI document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

export type Schemas = Readonly<Record<string, Schema>>;

export function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? resolve(schemas[name] ?? {}, schemas) : schema;
}

const isNull = ({ type }: Schema): boolean => type === 'null';

/** What a schema is behind a choice with null. */
export function behindNull(schema: Schema, schemas: Schemas): { schema: Schema; nullable: boolean } {
  const here = resolve(schema, schemas);
  const choices = (here.anyOf ?? here.oneOf)?.map((one) => resolve(one, schemas)) ?? [];
  const [only, another] = choices.filter((one) => !isNull(one));
  if (only && !another && choices.length === 2)
    return { schema: { ...only, description: here.description ?? only.description }, nullable: true };
  return { schema: here, nullable: false };
}

const ID = '01994c1e-7a30-7000-8000-00000000000a';

/** What fields are called tells what stands in them. */
const BY_NAME: readonly (readonly [pattern: RegExp, example: unknown])[] = [
  [/(^|_)(to|from|phone|phone_number|forward_to)$/, '+15125551234'],
  [/email/, 'maria@example.com'],
  [/first_name$/, 'Maria'],
  [/last_name$/, 'Garcia'],
  [/agent_name$/, 'Kai'],
  [/business_name$/, 'Smith Law Firm'],
  [/(^|_)name$/i, 'Maria Garcia'],
  [/url$/i, 'https://partner.example.com/webhooks/kaicalls'],
  [/prompt$/, 'You are a friendly receptionist for Smith Law Firm.'],
  [/first_?message$/i, 'Thanks for calling Smith Law Firm. How can I help you today?'],
  [/^(message|body|text)$/, 'Hi Maria, thanks for your call.'],
  [/summary$/, 'Caller asked about kitchen remodel pricing.'],
  [/zone$/, 'America/New_York'],
  [/hangup_cause$/, 'NORMAL_CLEARING'],
  [/ended_reason$/, 'customer-ended-call'],
  [/carrier$/, 'sandbox'],
  [/context$/, 'Confirm the appointment of tomorrow at 2 pm.'],
  [/reason$/, 'Asked for it'],
  [/source$/, 'inbound_call'],
  [/cursor$/, 'MjAyNi0wMi0xNVQxNDozMDowMFo'],
  [/sid$/, 'SM9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d'],
  [/(^|_)id$/i, ID],
];

/** One value that a schema allows, such as a reader would expect there. */
export function exampleOf(given: Schema, schemas: Schemas, name = '', depth = 0): unknown {
  const { schema } = behindNull(given, schemas);
  const stated = schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.default;
  if (stated !== undefined) return stated;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice?.[0]) return exampleOf(choice[0], schemas, name, depth);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'array')
    return schema.items && depth < 5 ? [exampleOf(schema.items, schemas, name.replace(/s$/, ''), depth + 1)] : [];
  if (type === 'object' || schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, exampleOf(inner, schemas, key, depth + 1)]),
    );
  }
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 12, 12));
  if (type === 'boolean') return true;
  if (schema.format === 'uuid') return ID;
  if (schema.format === 'email') return 'maria@example.com';
  if (schema.format === 'date-time') return '2026-02-15T14:30:00.123456Z';
  if (schema.format === 'date') return '2026-02-15';
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? (name ? name.replaceAll('_', ' ') : 'text');
}
