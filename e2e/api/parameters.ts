import { z } from 'zod';
import type { AnyOperation } from '#lib/core/operation.ts';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { type Kind, namedBy } from '#lib/surfaces/testing/named-by-id.ts';
import type { Credentials } from './product.ts';
import { type Asked, ask, NOBODY, type Reply } from './product.ts';

/** The part of JSON Schema that the product's own description uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
}

interface Described {
  parameters?: { name?: string; in?: string; schema?: JsonSchema }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, { description: string }>;
}

export interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** One thing that a caller sends, as the description of the API has it. */
export interface Parameter {
  name: string;
  in: 'query' | 'body';
  required: boolean;
  schema: JsonSchema;
}

export const inQuery = ({ method }: AnyOperation): boolean => method === 'GET' || method === 'DELETE';

export async function readDocument(): Promise<Document> {
  return (await ask(NOBODY, 'GET', '/api/v1/openapi.json')).body as Document;
}

export function describedOf(document: Document, { path, method }: AnyOperation): Described {
  const described = document.paths[path]?.[method.toLowerCase()];
  if (!described) throw new Error(`${method} ${path} is not described`);
  return described;
}

/** What this operation takes: names and duties from its own input, the rest from the description that is served. */
export function parametersOf(document: Document, operation: AnyOperation): Parameter[] {
  const described = describedOf(document, operation);
  const body = described.requestBody?.content['application/json'].schema.properties ?? {};
  const query = Object.fromEntries(
    (described.parameters ?? []).map(({ name = '', schema = {} }) => [name, schema] as const),
  );
  return Object.entries(fieldsOf(operation)).map(([name, field]) => {
    const schema = (inQuery(operation) ? query : body)[name];
    if (!schema) throw new Error(`${operation.id}: ${name} is not described`);
    return {
      name,
      in: inQuery(operation) ? 'query' : 'body',
      required: !field.safeParse(undefined).success,
      schema: resolved(document, schema),
    };
  });
}

/** The schema that a reference leads to. */
export function resolved(document: Document, schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return name ? (document.components.schemas[name] ?? {}) : schema;
}

function fieldsOf({ input, id }: AnyOperation): Record<string, z.ZodType> {
  if (input instanceof z.ZodObject) return input.shape as Record<string, z.ZodType>;
  throw new TypeError(`${id}: an input that is no object`);
}

/** Filters by what cannot be made yet: every id is unknown. */
const NOTHING_YET = new Set(['campaign_id']);

/**
 * What a parameter names, where it names something by its id. Undefined for other parameters.
 * @throws for an id that `namedBy` cannot place.
 */
export function kindOf(operation: AnyOperation, { name, schema }: Parameter): Kind | undefined {
  const isId = [schema, schema.items, ...(schema.anyOf ?? [])].some((one) => one?.format === 'uuid') || name === 'ids';
  if (!isId || NOTHING_YET.has(name)) return undefined;
  return namedBy(operation, name);
}

/** An id as the parameter takes it: by itself, or as one of several. */
export const taken = ({ schema }: Parameter, id: string): string | string[] => (schema.type === 'array' ? [id] : id);

/** Calls an operation with an input. */
export function call(who: Credentials, operation: AnyOperation, input: Record<string, unknown>): Promise<Reply> {
  const asked: Asked = inQuery(operation) ? { query: input } : { body: input };
  return ask(who, operation.method, operation.path, asked);
}

export const operations: readonly AnyOperation[] = CATALOG;

/** The error that every refusal carries. */
export const Refusal = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string().min(1),
    request_id: z.string().regex(/^req_/),
    details: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  }),
  /** Of an SDR action that the cadence does not allow yet. */
  nextAllowedAt: z.iso.datetime().nullable().optional(),
});

/** An answer without what differs from request to request. */
export const withoutRequestId = ({ status, text }: Reply): string =>
  `${status} ${text.replaceAll(/"request_id":"[^"]*"/g, '"request_id":"…"')}`;
