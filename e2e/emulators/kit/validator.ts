import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import type { Schema } from './schema.ts';

/** One thing that is wrong, where (`/model/provider`) and by which keyword of JSON Schema, for the vendor's own words. */
export interface Fault {
  path: string;
  keyword: string;
  params: Record<string, unknown>;
  message: string;
}

/** Keywords that only repeat what the faults below them say. */
const ECHOES = new Set(['if', 'anyOf', 'oneOf', 'allOf']);

export const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/kaicalls/contracts');

/** Checks values by types of a document of schemas. */
export class Validator {
  readonly #find: Find;
  readonly #coerce: boolean;

  constructor(find: Find, coerce = false) {
    this.#find = find;
    this.#coerce = coerce;
  }

  /** Compiles `types` now: where a time-out waits for an answer, it would be too late. */
  prepare(...types: string[]): this {
    for (const type of types) this.#find(type);
    return this;
  }

  /** What is wrong with `value` as a `type`; nothing is wrong with an empty list. @throws on a type that is not there. */
  faults(type: string, value: unknown): Fault[] {
    const validate = this.#find(type);
    if (!validate) throw new Error(`The contract has no ${type}.`);
    // Coercion writes into what it looks at.
    if (validate(this.#coerce ? structuredClone(value) : value)) return [];
    const all = (validate.errors ?? []).map(faultOf);
    const telling = all.filter(({ keyword }) => !ECHOES.has(keyword));
    return telling.length > 0 ? telling : all;
  }

  /** The same in words: `/model/provider must be equal to one of the allowed values`. */
  check(type: string, value: unknown): string[] {
    return this.faults(type, value).map(({ path, message }) => `${path || '/'} ${message}`);
  }
}

/** Finds the validator of a type, or nothing. */
type Find = (type: string) => ValidateFunction | undefined;

/**
 * Compiles each definition under `prefix` when it is first asked for, and keeps the code: to compile an assistant of Vapi
 * takes seconds, to load it a moment.
 */
export function compiled(document: Schema, prefix: string, coerce = false): Find {
  const hash = createHash('sha256')
    .update(JSON.stringify([document, coerce]))
    .digest('hex')
    .slice(0, 32);
  const found = new Map<string, ValidateFunction>();
  let ajv: Ajv | undefined;
  const load = (type: string): ValidateFunction | undefined => {
    const file = join(CACHE, `${hash}.${type}.cjs`);
    if (!existsSync(file)) {
      ajv ??= compiler(document, coerce);
      const validate = ajv.getSchema(`contract${prefix}${type}`);
      if (!validate) return undefined;
      keep(file, standaloneCode(ajv, validate));
    }
    return createRequire(import.meta.url)(file) as ValidateFunction;
  };
  return (type) => {
    const validate = found.get(type) ?? load(type);
    if (validate) found.set(type, validate);
    return validate;
  };
}

/** Whole or not at all: others may be writing the same. */
function keep(file: string, text: string): void {
  mkdirSync(CACHE, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function compiler(document: Schema, coerceTypes: boolean): Ajv {
  const code = { source: true };
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false, coerceTypes, logger: false, code });
  addFormats.default(ajv);
  return ajv.addSchema(document, 'contract');
}

function faultOf({ instancePath, keyword, params, message = keyword }: ErrorObject): Fault {
  const unknown = keyword === 'additionalProperties' ? `: ${params.additionalProperty}` : '';
  return { path: instancePath, keyword, params, message: `${message}${unknown}` };
}
