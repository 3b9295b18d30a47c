import type { oas31 } from 'zod-openapi';
import type { ReferenceField, ReferenceOperation, ReferenceSection } from '#lib/core/api-reference.ts';
import type { Rate } from '#lib/core/operation.ts';
import { openApiDocument } from '#lib/surfaces/http/openapi.ts';
import { SERVED } from '#lib/surfaces/http/served.ts';
import { curlOf } from './curl.ts';
import { exampleOf, resolve, type Schema, type Schemas } from './example.ts';
import { fieldOf, fieldsOf } from './fields.ts';

interface Described {
  operationId: string;
  tags?: string[];
  summary: string;
  description?: string;
  security?: Record<string, string[]>[];
  'x-rate-limit'?: Rate;
  'x-required'?: string[];
  parameters?: { $ref?: string; name: string; in: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** How sections are called; what is not named here is called by its tag. */
const TITLES: Readonly<Record<string, string>> = {
  dnc: 'Do-not-call list',
  sdr: 'SDR pipeline',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  keys: 'API keys',
  audit: 'Audit log',
  tryout: 'Try-out',
  blocked: 'Blocked callers',
  views: 'Saved views',
};

const titleOf = (tag: string): string =>
  TITLES[tag] ?? tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll(/[-_]/g, ' ');

function needs(security: Described['security'] = []): string | null {
  const key = security.find((one) => one.apiKey)?.apiKey;
  if (key) return key[0] ?? 'any key';
  const session = security.find((one) => one.session)?.session;
  return session ? `a signed-in person${session[0] ? ` (${session[0]})` : ''}` : null;
}

const SPANS: Readonly<Record<number, string>> = { 1: 'second', 60: 'minute', 3600: 'hour' };

const limitInWords = (rate: Rate | undefined): string =>
  rate
    ? `${rate.requests} requests per ${SPANS[rate.seconds] ?? `${rate.seconds} seconds`}${rate.per ? ' and address' : ''}`
    : '';

function parametersOf({ parameters = [] }: Described, schemas: Schemas): ReferenceField[] {
  return parameters
    .filter(({ $ref }) => !$ref)
    .map(({ name, required = false, description, schema }) =>
      fieldOf(name, description ? { ...schema, description } : schema, required, schemas),
    );
}

/** The least request that means something: what is required, and of a body without such fields the first few. */
function requestExample(described: Described, schemas: Schemas) {
  const needed = described['x-required'] ?? [];
  const query = Object.fromEntries(
    (described.parameters ?? [])
      .filter(({ in: place, name, required }) => place === 'query' && (required || needed.includes(name)))
      .map(({ name, schema }) => [name, exampleOf(schema, schemas, name)]),
  );
  const schema = described.requestBody?.content['application/json'].schema;
  if (!schema) return { query };
  const { properties = {}, required = [] } = resolve(schema, schemas);
  const names = required.length > 1 ? required : [...required, ...Object.keys(properties)].slice(0, 3);
  return {
    query,
    body: Object.fromEntries(
      [...new Set(names)].map((name) => [name, exampleOf(properties[name] ?? {}, schemas, name)]),
    ),
  };
}

function operationOf(
  method: string,
  path: string,
  url: string,
  described: Described,
  schemas: Schemas,
): ReferenceOperation {
  const [status, answer] = Object.entries(described.responses).find(([code]) => code < '300') ?? ['200', undefined];
  const [{ schema } = {}] = Object.values(answer?.content ?? {});
  const shapes = schema ? (resolve(schema, schemas).oneOf ?? [schema]) : [];
  const body = described.requestBody?.content['application/json'].schema;
  const needed = needs(described.security);
  return {
    id: described.operationId,
    method: method.toUpperCase(),
    path,
    summary: described.summary,
    description: described.description ?? '',
    needs: needed,
    limit: limitInWords(described['x-rate-limit']),
    parameters: parametersOf(described, schemas),
    body: body ? fieldsOf(body, schemas) : [],
    status: Number(status),
    answers: shapes.map((shape) => exampleOf(shape, schemas)),
    errors: Object.entries(described.responses)
      .filter(([code]) => code >= '400')
      .map(([code, response]) => ({ status: Number(code), codes: response.description.split(', ') })),
    curl: curlOf({
      method: method.toUpperCase(),
      url: `${url}${path}`,
      keyed: needed !== null,
      ...requestExample(described, schemas),
    }),
  };
}

/** The reference of the whole API, made from its OpenAPI document: one section per tag, in the order of the catalog. */
export function apiReference(publicUrl: string): ReferenceSection[] {
  const document: oas31.OpenAPIObject = openApiDocument(SERVED, publicUrl);
  const schemas = (document.components?.schemas ?? {}) as Schemas;
  const sections = new Map<string, ReferenceSection>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const described = item[method] as unknown as Described | undefined;
      const tag = described?.tags?.[0];
      if (!described || !tag) continue;
      const section = sections.get(tag) ?? { slug: tag, title: titleOf(tag), operations: [] };
      section.operations.push(operationOf(method, path, publicUrl, described, schemas));
      sections.set(tag, section);
    }
  }
  return [...sections.values()];
}
