import { VAPI_FIELDS } from './vapi-fields.ts';

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
type Config = Record<string, JsonValue>;

/**
 * Keeps the assistant settings that an owner may pass on (reference: `vapi_config`), down to their last field, and
 * leaves the rest out. `null` stays: it takes a setting back.
 */
export function sanitised(config: Readonly<Config>): Config {
  const kept = [...VAPI_FIELDS].flatMap(([name, field]) => {
    const value = Object.hasOwn(config, name) ? config[name] : undefined;
    if (value === null) return [[name, null]];
    const fits = field.safeParse(value);
    return fits.success ? [[name, fits.data]] : [];
  });
  return JSON.parse(JSON.stringify(Object.fromEntries(kept))) as Config;
}
