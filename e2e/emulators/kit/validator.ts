import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
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

/** The definitions of a document, each compiled when it is first asked for. */
export class Validator {
  readonly #ajv: Ajv;
  readonly #prefix: string;
  readonly #coerce: boolean;

  constructor(document: Schema, prefix: string, { coerce = false }: { coerce?: boolean } = {}) {
    this.#ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false, coerceTypes: coerce, logger: false });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'contract');
    this.#prefix = prefix;
    this.#coerce = coerce;
  }

  /** What is wrong with `value` as a `type`; nothing is wrong with an empty list. @throws on a type that is not there. */
  faults(type: string, value: unknown): Fault[] {
    const validate = this.#validate(type);
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

  #validate(type: string): ValidateFunction {
    const validate = this.#ajv.getSchema(`contract${this.#prefix}${type}`);
    if (!validate) throw new Error(`The contract has no ${type}.`);
    return validate;
  }
}

function faultOf({ instancePath, keyword, params, message = keyword }: ErrorObject): Fault {
  const unknown = keyword === 'additionalProperties' ? `: ${params.additionalProperty}` : '';
  return { path: instancePath, keyword, params, message: `${message}${unknown}` };
}
