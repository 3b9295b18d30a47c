import { type OfficialContract, type OpenApi, officialContract } from '#e2e/emulators/kit/official.ts';
import { discriminate, everySchema, type Schema } from '#e2e/emulators/kit/schema.ts';

/** Vapi's published OpenAPI (VapiAI/docs, 2026-08-20), or null where it does not lie beside the checkout. */
export const officialVapi = (): OfficialContract | null => officialContract('vapi/api_openapi.json', { mend });

/** The published document does not hold for its own examples: each defect and what it should say. */
function mend({ components: { schemas } }: OpenApi): void {
  const properties = (name: string): Record<string, Schema> => schemas[name]?.properties ?? {};
  // Published as an object with a string enum, and as a list of objects.
  const backoff = properties('BackoffPlan');
  backoff.type = { type: 'string', enum: ['fixed', 'exponential'] };
  backoff.excludedStatusCodes = { type: 'array', items: { type: 'integer' } };
  // Documented under "Call timeout settings", and absent.
  for (const name of ['CreateAssistantDTO', 'UpdateAssistantDTO', 'AssistantOverrides', 'Assistant']) {
    properties(name).silenceTimeoutSeconds = { type: 'number', minimum: 5, maximum: 3600 };
  }
  // A setting of a number is taken away by null.
  for (const kind of ['UpdateTwilioPhoneNumberDTO', 'UpdateVapiPhoneNumberDTO', 'UpdateByoPhoneNumberDTO']) {
    for (const name of ['assistantId', 'fallbackDestination']) {
      const setting = properties(kind)[name];
      if (setting) properties(kind)[name] = { anyOf: [setting, { type: 'null' }] };
    }
  }
  // The API refuses unknown keys of what it is given; what it sends has more than is written down.
  for (const [name, schema] of Object.entries(schemas)) {
    const ofKeys = schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 0;
    if (ofKeys && schema.additionalProperties === undefined && !name.startsWith('ServerMessage')) {
      schema.additionalProperties = false;
    }
  }
  const resolve = (schema: Schema): Schema => {
    const named = schema.$ref && schemas[schema.$ref.split('/').at(-1) as string];
    return named ? resolve(named) : schema;
  };
  everySchema({ schemas }, mendKeywords);
  everySchema({ schemas }, (schema) => discriminate(schema, resolve));
}

/** Defects that repeat through the document. */
function mendKeywords(schema: Schema): void {
  if (schema.enum) {
    const values = [...new Set(schema.enum)];
    // Empty enums, and the items' enum repeated on the list.
    if (values.length === 0 || schema.type === 'array') delete schema.enum;
    else schema.enum = values;
    if (schema.type === 'object' && values.every((value) => typeof value === 'string')) schema.type = 'string';
  }
  // JavaScript's literals in place of patterns.
  if (typeof schema.pattern === 'string') schema.pattern = schema.pattern.replace(/^\/(.*)\/$/, '$1');
  // Unions that cannot be told apart overlap: one that fits is enough.
  if (schema.oneOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
    delete schema.discriminator;
  }
}
