import { VAPI_FIELDS } from './schema.ts';

const ALLOWED = new Set<string>(VAPI_FIELDS);
/** Wherever they stand, these would send the conversation or its artefacts somewhere that the owner's account does not own. */
const NEVER = new Set([
  'server',
  'serverUrl',
  'serverUrlSecret',
  'credentials',
  'credentialId',
  'credentialIds',
  'phoneNumberId',
  'url',
  '__proto__',
  'constructor',
  'prototype',
]);

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

function clean(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NEVER.has(key))
      .map(([key, inner]) => [key, clean(inner)]),
  );
}

/** Keeps the assistant settings that an owner may pass on (reference: `vapi_config`), and leaves the rest out. */
export function sanitised(config: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => ALLOWED.has(key))
      .map(([key, value]) => [key, clean(value)]),
  );
}
