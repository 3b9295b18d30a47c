import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everySchema, type Schema } from './schema.ts';
import type { RecordedRequest } from './server.ts';
import { compiled, Validator } from './validator.ts';

/** Where the vendors' published contracts lie beside the checkout, in CI. They stay out of this repository. */
const SPECS = process.env.VENDOR_SPECS ?? join(import.meta.dirname, '../../../../shared/specs');

export interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/**
 * The official contract `file` (`twilio/twilio_api_v2010.json`), or null in a clone without it: what rests on it is then
 * skipped, and says so. `mend` changes the document where the published one is broken.
 */
export function officialContract(
  file: string,
  { mend, form }: { mend?: (document: OpenApi) => void; form?: boolean } = {},
): OfficialContract | null {
  const path = join(SPECS, file);
  if (!existsSync(path)) return null;
  const document = JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
  mend?.(document);
  return new OfficialContract(document, form);
}

/** Checks by the schemas of an OpenAPI document, and requests by its paths. */
export class OfficialContract extends Validator {
  readonly #queries: Validator;
  readonly #paths: { pattern: RegExp; literal: number; operations: Record<string, Operation> }[];

  constructor(document: OpenApi, form = false) {
    const { components, paths } = document;
    // Request bodies and queries become schemas of their own, named by method and path.
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { requestBody, parameters = [] }] of Object.entries(operations)) {
        const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
        if (schema) components.schemas[nameOf(method, path)] = schema;
        components.schemas[queryOf(nameOf(method, path))] = querySchema(parameters);
      }
    }
    everySchema(components.schemas, allowNull);
    super(compiled({ components }, '#/components/schemas/', form), form);
    this.#queries = new Validator(compiled({ components }, '#/components/schemas/', true), true);
    this.#paths = Object.entries(paths).map(([path, operations]) => ({
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+?')}$`),
      literal: path.replace(/\{[^}]+\}/g, '').length,
      operations: Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => [method, { ...operation, name: nameOf(method, path) }]),
      ),
    }));
    this.#paths.sort((a, b) => b.literal - a.literal);
  }

  /** What is wrong with a request as it was recorded; a path or method that is not documented is wrong too. */
  checkRequest({ method, path, query, body }: Asked): string[] {
    const found = this.#paths.find(({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()]);
    const operation = found?.operations[method.toLowerCase()] as (Operation & { name: string }) | undefined;
    if (!operation) return [`${method} ${path} is not documented`];
    const expected = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    const faults = this.#queries.check(queryOf(operation.name), query);
    return expected ? [...faults, ...this.check(operation.name, body ?? {})] : faults;
  }
}

type Asked = Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>;

const querySchema = (parameters: NonNullable<Operation['parameters']>): Schema => {
  const asked = parameters.filter((parameter) => parameter.in === 'query');
  return {
    type: 'object',
    properties: Object.fromEntries(asked.map(({ name, schema = {} }) => [name, schema])),
    required: asked.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
};

const queryOf = (name: string): string => `${name}_query`;

const nameOf = (method: string, path: string): string => `${method}${path.replace(/[^\w]/g, '_')}`;

/** OpenAPI 3.0 says `nullable` where JSON Schema says "or null". */
function allowNull(schema: Schema): void {
  if (!schema.nullable) return;
  delete schema.nullable;
  if (typeof schema.type === 'string') schema.type = [schema.type, 'null'];
  if (schema.enum) schema.enum = [...schema.enum, null];
}
