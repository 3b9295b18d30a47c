import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { discriminate, everySchema, type Schema } from './schema.ts';
import { CACHE, compiled, Validator } from './validator.ts';

// A contract is made from the types of the vendor's own npm package, so that a clone with nothing beside it checks
// requests as the vendor does. Generated once per version of the package and text of the entry file.

const ROOT = join(import.meta.dirname, '../../..');
const GENERATOR = join(ROOT, 'node_modules/ts-json-schema-generator/bin/ts-json-schema-generator.js');

export interface ContractOptions {
  /**
   * What the documentation says and types cannot: JSON Schema keywords by `Definition.property`, such as
   * `{ 'CreateAssistantDto.name': { maxLength: 40 } }`; a `*` stands for any part of the definition's name.
   */
  limits?: Record<string, Schema>;
  /** Values arrive as texts of a form, and count as the numbers and booleans that they spell. */
  form?: boolean;
  /** Last changes of the definitions, for what is documented but not typed. */
  patch?: (definitions: Record<string, Schema>) => void;
}

/**
 * Checks by the types that `entryFile` exports; a name there must differ from the package's own. Unknown keys are
 * refused and open enums are closed.
 * @throws when the generator does not understand the file, or a limit names what is not there.
 */
export async function contractOf(entryFile: string, options: ContractOptions = {}): Promise<Validator> {
  const { definitions } = JSON.parse(readFileSync(await generated(entryFile), 'utf8')) as {
    definitions: Record<string, Schema>;
  };
  const resolve = (schema: Schema): Schema => {
    const named = schema.$ref && definitions[decodeURIComponent(schema.$ref.slice('#/definitions/'.length))];
    return named ? resolve(named) : schema;
  };
  for (const [path, keywords] of Object.entries(options.limits ?? {})) limit(definitions, path, keywords);
  options.patch?.(definitions);
  everySchema({ definitions }, closeEnum);
  everySchema({ definitions }, (schema) => discriminate(schema, resolve));
  return new Validator(compiled({ definitions }, '#/definitions/', options.form), options.form);
}

function limit(definitions: Record<string, Schema>, path: string, keywords: Schema): void {
  const [name = '', property = ''] = path.split(/\.(?=[^.]+$)/);
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  const limited = Object.keys(definitions).filter((known) => {
    const properties = pattern.test(known) ? definitions[known]?.properties : undefined;
    if (!properties?.[property]) return false;
    properties[property] = { allOf: [properties[property], keywords] };
    return true;
  });
  if (limited.length === 0) throw new Error(`No ${path} in the types of the contract.`);
}

/**
 * `'a' | 'b' | OtherString` lets the compiler accept anything: the vendor does not. What remains of a union of constants
 * becomes one enum, of which one thing is wrong instead of one per constant.
 */
function closeEnum(schema: Schema): void {
  if (!schema.anyOf) return;
  schema.anyOf = schema.anyOf.filter(({ $ref }) => !$ref?.endsWith('OtherString'));
  const values = schema.anyOf.map((member) => member.enum ?? (member.const === undefined ? [] : [member.const]));
  if (values.some((some) => some.length === 0)) return;
  delete schema.anyOf;
  schema.enum = values.flat();
}

async function generated(entryFile: string): Promise<string> {
  const text = readFileSync(entryFile, 'utf8');
  const packages = [...text.matchAll(/from '([^'.#][^']*)'/g)].map(([, name]) => versionOf(name as string));
  const key = createHash('sha256').update([text, versionOf('ts-json-schema-generator'), ...packages].join('\n'));
  const file = join(CACHE, `${key.digest('hex').slice(0, 32)}.json`);
  try {
    readFileSync(file);
  } catch {
    mkdirSync(CACHE, { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    const args = ['--path', entryFile, '--type', '*', '--no-type-check', '--jsDoc', 'none', '--minify', '--out', draft];
    // A child: it brings a compiler of its own, of which nothing is needed afterwards.
    await promisify(execFile)(process.execPath, [GENERATOR, ...args], { cwd: ROOT });
    renameSync(draft, file);
  }
  return file;
}

/** Name and version of the package that `specifier` imports from. */
function versionOf(specifier: string): string {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const { version } = createRequire(import.meta.url)(join(ROOT, 'node_modules', name, 'package.json'));
  return `${name}@${version}`;
}
