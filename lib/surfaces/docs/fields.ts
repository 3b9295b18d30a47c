import type { ReferenceField } from '#lib/core/api-reference.ts';
import { behindNull, resolve, type Schema, type Schemas } from './example.ts';

/** How deep the fields of fields are listed. */
const DEPTH = 2;

function typeOf(given: Schema, schemas: Schemas): string {
  const { schema, nullable } = behindNull(given, schemas);
  const text = plainType(schema, schemas);
  return nullable ? `${text} or null` : text;
}

function plainType(schema: Schema, schemas: Schemas): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((one) => typeOf(one, schemas)))].join(' or ');
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any');
  if (type === 'array') return `array of ${schema.items ? typeOf(schema.items, schemas) : 'any'}`;
  return schema.format ? `${type} (${schema.format})` : type;
}

function limits(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, maxItems } = schema;
  return [
    schema.default !== undefined ? `Default ${JSON.stringify(schema.default)}.` : '',
    minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}.` : '',
    minimum !== undefined && maximum === undefined ? `At least ${minimum}.` : '',
    maximum !== undefined && minimum === undefined ? `At most ${maximum}.` : '',
    minLength && minLength > 1 ? `At least ${minLength} characters.` : '',
    maxLength !== undefined ? `At most ${maxLength} characters.` : '',
    maxItems !== undefined ? `At most ${maxItems}.` : '',
  ].filter(Boolean);
}

function says(given: Schema, schemas: Schemas): string {
  const { schema } = behindNull(given, schemas);
  const description = given.description ?? schema.description ?? '';
  const told = limits(schema).filter((limit) => !description.includes(limit.replace(/\.$/, '').toLowerCase()));
  return [description, ...told].filter(Boolean).join(' ');
}

export const fieldOf = (name: string, schema: Schema, required: boolean, schemas: Schemas): ReferenceField => ({
  name,
  type: typeOf(schema, schemas),
  required,
  says: says(schema, schemas),
});

/** The fields of an object, those of objects inside it after their own. */
export function fieldsOf(given: Schema, schemas: Schemas, within = '', depth = 0): ReferenceField[] {
  const { properties = {}, required = [] } = resolve(given, schemas);
  return Object.entries(properties).flatMap(([name, schema]) => {
    const whole = within ? `${within}.${name}` : name;
    const inner = behindNull(schema, schemas).schema;
    const nested = inner.properties && depth + 1 < DEPTH ? fieldsOf(inner, schemas, whole, depth + 1) : [];
    return [fieldOf(whole, schema, required.includes(name), schemas), ...nested];
  });
}
