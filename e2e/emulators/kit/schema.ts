/** As much of JSON Schema as the contracts are made of. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  else?: Schema;
  not?: Schema;
  [keyword: string]: unknown;
}

/** What tells the members of a union apart, in the order in which vendors use them. */
const TAGS = ['provider', 'type', 'role', 'mode', 'object'];

/** Keywords whose value is schemas by names of their own. */
const MAPS = new Set(['properties', 'patternProperties', 'definitions', 'schemas']);
/** Keywords whose value is data. */
const DATA = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** Calls `visit` with every schema inside `schema`, the inner ones first. */
export function everySchema(schema: unknown, visit: (schema: Schema) => void): void {
  if (schema === null || typeof schema !== 'object') return;
  if (Array.isArray(schema)) {
    for (const item of schema) everySchema(item, visit);
    return;
  }
  for (const [keyword, inner] of Object.entries(schema)) {
    if (MAPS.has(keyword)) everySchema(Object.values(inner), visit);
    else if (!DATA.has(keyword)) everySchema(inner, visit);
  }
  visit(schema as Schema);
}

/**
 * Turns a union whose members are told apart by a tag into "if the tag is x, then member x", in place: what is wrong is
 * then said of the member that was meant, not of all of them, and open members do not overlap.
 */
export function discriminate(union: Schema, resolve: (schema: Schema) => Schema): void {
  const members = union.anyOf ?? union.oneOf;
  if (!members || members.length < 2) return;
  const values = (member: Schema, tag: string): unknown[] | undefined => {
    const property = resolve(member).properties?.[tag];
    const value = property && resolve(property);
    return value?.enum ?? (value?.const === undefined ? undefined : [value.const]);
  };
  const tag = TAGS.find((name) => {
    const all = members.map((member) => values(member, name));
    const flat = all.flat();
    return all.every((some) => some?.length) && new Set(flat).size === flat.length;
  });
  if (!tag) return;
  delete union.anyOf;
  delete union.oneOf;
  delete union.discriminator;
  union.type = 'object';
  union.required = [tag];
  union.properties = { [tag]: { enum: members.flatMap((member) => values(member, tag)) } };
  // "If not tagged x, fine; else as member x."
  union.allOf = members.map((member) => ({
    if: { not: { properties: { [tag]: { enum: values(member, tag) } }, required: [tag] } },
    else: member,
  }));
}
