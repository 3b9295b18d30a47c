interface Schema {
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** The least that fits a schema: null where that is allowed, false, nought, a few words. */
export function exampleOf(schema: Schema): unknown {
  const types = [schema.type ?? []].flat();
  if (types.includes('null') || schema.anyOf?.some(({ type }) => type === 'null')) return null;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  if (types.includes('object')) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, exampleOf(inner)]));
  }
  if (types.includes('array')) return [];
  if (types.includes('boolean')) return false;
  return types.includes('string') ? 'They called, and were told that someone will call back.' : 0;
}
