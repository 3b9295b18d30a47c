import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CATALOG } from '#lib/surfaces/catalog.ts';
import { openApiDocument } from './openapi.ts';
import { SERVED } from './served.ts';
import { catalog } from './testing/catalog.ts';
import { VERSION } from './version.ts';

const methods = ['get', 'post', 'patch', 'put', 'delete'] as const;

/** Every `$ref` of a document. */
function refs(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : refs(inner)));
}

const descriptionOf = (schema: object | undefined): string | undefined =>
  (schema as { description?: string } | undefined)?.description;

describe('a small catalog', () => {
  const { paths = {}, components } = openApiDocument(catalog, 'https://calls.example.com');

  test('has one operation where several share method and path, with all their parameters, none required', () => {
    const things = paths['/api/v1/things']?.get;
    expect(things?.operationId).toBe('things.list');
    expect(things?.parameters).toEqual([
      { in: 'query', name: 'name', schema: { type: 'string' } },
      {
        in: 'query',
        name: 'id',
        description: 'This one alone, with all that is known of it.',
        schema: { type: 'string' },
      },
    ]);
    const answer = things?.responses?.['200'];
    expect(answer.content['application/json'].schema.oneOf).toHaveLength(2);
  });

  test('tells of keys, scopes, sessions and what is open', () => {
    expect(paths['/api/v1/echo']?.post?.security).toEqual([{ apiKey: ['calls:write'] }, { session: [] }]);
    expect(paths['/api/v1/settings']?.patch?.security).toEqual([{ session: ['admin'] }]);
    expect(paths['/api/v1/named/{name}']?.get?.security).toEqual([]);
    expect(components?.securitySchemes).toMatchObject({ apiKey: { type: 'http', scheme: 'bearer' } });
  });

  test('puts what stands in the path into the path', () => {
    expect(paths['/api/v1/named/{name}']?.get?.parameters).toEqual([
      { in: 'path', name: 'name', required: true, schema: { type: 'string' } },
    ]);
    expect(paths['/api/v1/files/{file}']?.get?.parameters).toHaveLength(1);
  });

  test('names the errors by their status, the headers and the idempotency key', () => {
    const echo = paths['/api/v1/echo']?.post;
    expect(Object.keys(echo?.responses ?? {})).toEqual(['201', '400', '401', '403', '409', '413', '429', '500']);
    expect(echo?.responses?.['429'].headers['X-RateLimit-Reset']).toEqual({
      $ref: '#/components/headers/X-RateLimit-Reset',
    });
    expect(echo?.parameters).toEqual([{ $ref: '#/components/parameters/IdempotencyKey' }]);
    expect(components?.schemas?.Error).toBeDefined();
  });
});

describe('the product', () => {
  const document = openApiDocument(SERVED, 'https://calls.example.com');
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, ...item[method] }] : [])),
  );

  test('is described whole, under one id each', () => {
    const places = new Set([...SERVED.operations, ...SERVED.rawRoutes].map(({ method, path }) => `${method} ${path}`));
    expect(described.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toEqual([...places].sort());
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
    expect(CATALOG.filter(({ description }) => !description).map(({ id }) => id)).toEqual([]);
  });

  test('refers only to what is there', () => {
    const found = [...new Set(refs(document))];
    expect(found.length).toBeGreaterThan(5);
    for (const ref of found) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
      expect(target, ref).toBeDefined();
    }
  });

  test('says of every business, agent and moment what it is for', () => {
    const fields = described.flatMap(({ operationId, parameters = [], requestBody }) => {
      const body =
        requestBody && 'content' in requestBody ? requestBody.content['application/json']?.schema : undefined;
      const properties = body && 'properties' in body ? Object.entries(body.properties ?? {}) : [];
      return [
        ...parameters.flatMap((one) =>
          'name' in one ? [[operationId, one.name, one.description ?? descriptionOf(one.schema)]] : [],
        ),
        ...properties.map(([name, schema]) => [operationId, name, descriptionOf(schema)]),
      ];
    });
    const named = fields.filter(([, name]) =>
      /^(id|business_?id|agent_id|date_.+|max_.+|.+_hours_.+)$/i.test(name ?? ''),
    );
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter(([, , says]) => !says)).toEqual([]);
  });

  test('takes the version of the package', () => {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')));
    expect([document.info.version, VERSION]).toEqual([version, version]);
    expect(document.openapi).toMatch(/^3\.1\./);
  });
});
