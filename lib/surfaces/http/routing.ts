import type { Context } from '#lib/core/context.ts';
import type { Access, AnyOperation, Method, Rate } from '#lib/core/operation.ts';

/** What is served but is no operation: files, feeds. It answers for itself; the kernel adds its headers. */
export interface RawRoute {
  readonly id: string;
  readonly method: Method;
  /** As an operation's path. */
  readonly path: string;
  readonly summary: string;
  /** The content type of a good answer. */
  readonly produces: string;
  readonly access: Access;
  readonly rate: Rate;
  handle(request: Request, ctx: Context, parameters: Readonly<Record<string, string>>): Promise<Response>;
}

/** Everything that the HTTP surface answers. Paths are whole; `{name}` stands for one segment. */
export interface Catalog {
  readonly operations: readonly AnyOperation[];
  readonly rawRoutes: readonly RawRoute[];
}

export type Endpoint = { readonly operation: AnyOperation } | { readonly raw: RawRoute };

interface Choice {
  plain?: Endpoint;
  /** By the query parameter whose presence chooses. */
  by: Map<string, Endpoint>;
}

/** All that answers at one path. */
export class Place {
  readonly #methods = new Map<string, Choice>();

  add(method: Method, endpoint: Endpoint, by: string | undefined): void {
    const choice: Choice = this.#methods.get(method) ?? { by: new Map() };
    this.#methods.set(method, choice);
    if (by === undefined ? choice.plain : choice.by.has(by)) throw new Error(`two answers to ${method} ${by ?? ''}`);
    if (by === undefined) choice.plain = endpoint;
    else choice.by.set(by, endpoint);
  }

  find(method: string, query: URLSearchParams): Endpoint | undefined {
    const choice = this.#methods.get(method);
    if (!choice) return undefined;
    for (const [parameter, endpoint] of choice.by) if (query.has(parameter)) return endpoint;
    // Where only the parameter chooses, its absence is for the operation's own schema to name.
    return choice.plain ?? choice.by.values().next().value;
  }

  /** For the `Allow` header. */
  get methods(): readonly string[] {
    const methods = [...this.#methods.keys()];
    return [...methods, ...(this.#methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'];
  }
}

export interface Found {
  readonly place: Place;
  readonly parameters: Readonly<Record<string, string>>;
}

const NO_PARAMETERS = {};

/** Finds what answers at a path. */
export class Routing {
  readonly #exact = new Map<string, Place>();
  readonly #patterns: { pattern: RegExp; place: Place }[] = [];

  /** @throws when two entries of the catalog would answer the same request. */
  constructor({ operations, rawRoutes }: Catalog) {
    for (const operation of operations) this.#add(operation.path, operation.method, { operation }, operation.by);
    for (const raw of rawRoutes) this.#add(raw.path, raw.method, { raw }, undefined);
  }

  #add(path: string, method: Method, endpoint: Endpoint, by: string | undefined): void {
    let place = this.#exact.get(path);
    if (!place) {
      place = new Place();
      this.#exact.set(path, place);
      if (path.includes('{')) this.#patterns.push({ pattern: patternOf(path), place });
    }
    place.add(method, endpoint, by);
  }

  find(path: string): Found | undefined {
    const place = this.#exact.get(path);
    if (place && !path.includes('{')) return { place, parameters: NO_PARAMETERS };
    for (const { pattern, place } of this.#patterns) {
      const match = pattern.exec(path);
      if (match) return { place, parameters: decoded(match.groups ?? {}) };
    }
    return undefined;
  }
}

function patternOf(path: string): RegExp {
  const source = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, text]) => {
      try {
        return [name, decodeURIComponent(text)];
      } catch {
        return [name, text];
      }
    }),
  );
}
