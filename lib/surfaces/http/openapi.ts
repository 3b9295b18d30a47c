import { z } from 'zod';
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { ERROR_CODES, type ErrorCode } from '#lib/core/errors.ts';
import { type AnyOperation, open, RATES } from '#lib/core/operation.ts';
import { publicUrlPort } from '#lib/core/public-url.ts';
import { giveWords } from './field-words.ts';
import type { Catalog, RawRoute } from './routing.ts';
import { STATUS } from './status.ts';
import { VERSION } from './version.ts';

/** `/api/v1/openapi.json`: made from the very schemas that validate, so that it cannot differ from what is served. */
export function openApiRoute(catalog: () => Catalog): RawRoute {
  const written = new Map<string, string>();
  return {
    id: 'openapi',
    method: 'GET',
    path: '/api/v1/openapi.json',
    summary: 'This description of the API',
    produces: 'application/json',
    access: open,
    rate: RATES.read,
    async handle(_request, ctx) {
      const url = ctx.ports.get(publicUrlPort)();
      const text = written.get(url) ?? JSON.stringify(openApiDocument(catalog(), url));
      written.set(url, text);
      return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    },
  };
}

const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.enum(ERROR_CODES),
      message: z.string(),
      request_id: z.string(),
      details: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    }),
  })
  .meta({ id: 'Error' });

const HEADERS: Record<string, oas31.HeaderObject> = {
  'X-Request-Id': { description: 'Names this request in our logs.', schema: { type: 'string' } },
  'X-RateLimit-Limit': { description: 'Requests per window.', schema: { type: 'integer' } },
  'X-RateLimit-Remaining': { description: 'Requests left in this window.', schema: { type: 'integer' } },
  'X-RateLimit-Reset': { description: 'When the window ends, in epoch seconds.', schema: { type: 'integer' } },
};

/** What holds for every operation, for whoever reads the document alone. */
const ABOUT = [
  'Send a key with every request: `Authorization: Bearer kc_live_…`. A key that starts with `kc_test_` acts on a test business: its calls and texts are simulated, and cost nothing.',
  'Times are ISO 8601 in UTC, durations seconds (milliseconds where a name ends in `_ms`), amounts decimal US dollars (cents in `_cents`). Phone numbers are E.164.',
  'Lists come newest first. Where `has_more` is true, ask again with `after` set to `next_cursor`.',
  'What is refused answers `{"error": {"code", "message", "request_id"}}`; `details` names the fields. A POST with an `Idempotency-Key` can be sent again safely for 24 hours.',
].join('\n\n');

const IDEMPOTENCY_KEY: oas31.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Makes the request safe to repeat for 24 hours: the same key and body get the first answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** The OpenAPI 3.1 document of a catalog. Operations that share method and path are one there: inputs united. */
export function openApiDocument({ operations, rawRoutes }: Catalog, serverUrl: string): oas31.OpenAPIObject {
  const groups = Map.groupBy(operations, ({ method, path }) => `${method} ${path}`);
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  const add = (path: string, method: string, described: ZodOpenApiOperationObject) => {
    paths[path] = { ...paths[path], [method.toLowerCase()]: described };
  };
  for (const group of groups.values()) {
    const [first] = group;
    if (first) add(first.path, first.method, describeGroup(first, group));
  }
  for (const route of rawRoutes) add(route.path, route.method, describeRaw(route));
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: { title: 'KaiCalls API', version: VERSION, description: ABOUT },
      servers: [{ url: serverUrl }],
      tags: [...new Set(operations.map(tagOf))].map((name) => ({ name })),
      paths,
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'A key that starts with kc_live_ or kc_test_.' },
          session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'A signed-in browser.' },
        },
      },
    },
    { override: withoutNoise },
  ) as oas31.OpenAPIObject;
  for (const operation of operationsIn(document)) giveWords(operation);
  return withHeaders(document);
}

const operationsIn = ({ paths = {} }: oas31.OpenAPIObject): oas31.OperationObject[] =>
  Object.values(paths).flatMap(({ get, post, patch, put, delete: remove }) =>
    [get, post, patch, put, remove].filter((operation) => operation !== undefined),
  );

/** What a format says already; and answers may gain fields, so that they are closed to none. */
const withoutNoise: ZodOpenApiOverride = ({ jsonSchema, io }) => {
  if (jsonSchema.format === 'uuid') delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

const tagOf = (operation: AnyOperation): string => operation.id.split('.')[0] ?? operation.id;

function describeGroup(first: AnyOperation, group: readonly AnyOperation[]): ZodOpenApiOperationObject {
  const main = group.find(({ by }) => by === undefined) ?? first;
  const { path, method, rate } = main;
  const input = unite(group.map(({ input }) => shapeOf(input)));
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const split = (wanted: boolean) =>
    z.object(Object.fromEntries(Object.entries(input).filter(([name]) => inPath.includes(name) === wanted)));
  const inQuery = method === 'GET' || method === 'DELETE';
  const repeatable = method === 'POST' && main.access.kind !== 'public';
  const outputs = [...new Set(group.map(({ output }) => output))];
  return {
    operationId: main.id,
    tags: [tagOf(main)],
    summary: main.summary,
    description: group
      .map((one) => [one.by ? `With \`${one.by}\`: ${one.summary}.` : '', one.description ?? ''].join(' ').trim())
      .filter(Boolean)
      .join('\n\n'),
    security: securityOf(main),
    'x-rate-limit': rate,
    // What the operation without a selector needs; with one of the others' it is not asked for.
    'x-required': requiredOf(main),
    ...(repeatable ? { parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }] } : {}),
    requestParams: {
      ...(inPath.length > 0 ? { path: split(true) } : {}),
      ...(inQuery ? { query: split(false) } : {}),
    },
    ...(inQuery
      ? {}
      : {
          requestBody: {
            required: requiredOf(main).length > 0,
            content: { 'application/json': { schema: split(false) } },
          },
        }),
    responses: {
      [String(main.status ?? 200)]: {
        description: main.summary,
        content: {
          [main.produces ?? 'application/json']: { schema: outputs.length > 1 ? oneOf(outputs) : main.output },
        },
      },
      ...errorsOf(group, repeatable),
    },
  };
}

const describeRaw = (route: RawRoute): ZodOpenApiOperationObject => ({
  operationId: route.id,
  summary: route.summary,
  security: securityOf(route),
  requestParams: {
    ...(route.path.includes('{')
      ? {
          path: z.object(
            Object.fromEntries([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, z.string()])),
          ),
        }
      : {}),
  },
  responses: { '200': { description: route.summary, content: { [route.produces]: {} } } },
});

function securityOf({ access }: Pick<AnyOperation, 'access'>): Record<string, string[]>[] {
  if (access.kind === 'public') return [];
  if (access.kind === 'session') return [{ session: access.role ? [access.role] : [] }];
  return [{ apiKey: access.kind === 'scope' ? [access.scope] : [] }, { session: [] }];
}

function errorsOf(group: readonly AnyOperation[], repeatable: boolean): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>(['invalid_request', 'validation_error', 'rate_limited', 'internal_error']);
  if (group.some(({ access }) => access.kind !== 'public')) codes.add('unauthorized').add('forbidden');
  if (group.some(({ method }) => method !== 'GET' && method !== 'DELETE')) codes.add('payload_too_large');
  if (repeatable) codes.add('idempotency_conflict').add('idempotency_in_flight');
  for (const { errors = [] } of group) for (const code of errors) codes.add(code);
  const byStatus = Map.groupBy(codes, (code) => STATUS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      String(status),
      { description: named.join(', '), content: { 'application/json': { schema: ErrorAnswer } } },
    ]),
  ) as ZodOpenApiResponsesObject;
}

/** The fields of an object schema, behind any transform. */
function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in as z.ZodType);
  throw new TypeError(`an input that is no object: ${schema.def.type}`);
}

const requiredOf = ({ input }: AnyOperation): string[] =>
  Object.entries(shapeOf(input)).flatMap(([name, field]) => (field.safeParse(undefined).success ? [] : [name]));

/** One input for all: a field that not every operation requires is optional. */
function unite(shapes: readonly Record<string, z.ZodType>[]): Record<string, z.ZodType> {
  const united: Record<string, z.ZodType> = {};
  for (const shape of shapes) {
    for (const [name, field] of Object.entries(shape)) {
      united[name] ??= shapes.every((other) => name in other) ? field : field.optional();
    }
  }
  return united;
}

const oneOf = (outputs: readonly z.ZodType[]): z.ZodType =>
  z.union(outputs).meta({
    override: ({ jsonSchema }: { jsonSchema: { anyOf?: unknown; oneOf?: unknown } }) => {
      jsonSchema.oneOf = jsonSchema.anyOf;
      delete jsonSchema.anyOf;
    },
  });

/** Every answer under `/api` carries the same headers. */
function withHeaders(document: oas31.OpenAPIObject): oas31.OpenAPIObject {
  const headers = Object.fromEntries(
    Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  for (const { responses = {} } of operationsIn(document)) {
    for (const response of Object.values(responses)) Object.assign(response, { headers });
  }
  const parameters = { ...document.components?.parameters, IdempotencyKey: IDEMPOTENCY_KEY };
  return { ...document, components: { ...document.components, headers: HEADERS, parameters } };
}
