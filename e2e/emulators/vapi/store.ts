import { randomUUID } from 'node:crypto';
import { Refused } from '#e2e/emulators/kit/server.ts';
import { nestError } from './contract.ts';

/** Anything that Vapi keeps. */
export interface Resource {
  id: string;
  orgId: string;
  createdAt: string;
  updatedAt: string;
  [property: string]: unknown;
}

export const ORG_ID = '7c0e6d1e-0b1a-4a0e-9d51-3f4f5f1f0a11';

const COMPARISONS: Record<string, (a: string, b: string) => boolean> = {
  Gt: (a, b) => a > b,
  Lt: (a, b) => a < b,
  Ge: (a, b) => a >= b,
  Le: (a, b) => a <= b,
};

/** The resources of one kind, in the order in which they were made. */
export class Collection {
  readonly #noun: string;
  readonly #resources = new Map<string, Resource>();

  constructor(noun: string) {
    this.#noun = noun;
  }

  create(properties: object): Resource {
    const now = new Date().toISOString();
    const resource: Resource = { ...properties, id: randomUUID(), orgId: ORG_ID, createdAt: now, updatedAt: now };
    this.#resources.set(resource.id, resource);
    return resource;
  }

  find(id: string | undefined): Resource | undefined {
    return this.#resources.get(id ?? '');
  }

  /** @throws what Vapi answers for an id that it does not know. */
  get(id: string | undefined): Resource {
    const found = this.find(id);
    if (!found) throw new Refused(404, nestError(404, `Couldn't find ${this.#noun} with id '${id}'.`));
    return found;
  }

  /** Replaces whole properties; null takes one away. */
  patch(id: string | undefined, changes: object): Resource {
    const resource = this.get(id);
    Object.assign(resource, changes, { updatedAt: new Date().toISOString() });
    for (const [name, value] of Object.entries(changes)) if (value === null) delete resource[name];
    return resource;
  }

  delete(id: string | undefined): Resource {
    const resource = this.get(id);
    this.#resources.delete(resource.id);
    return resource;
  }

  all(): Resource[] {
    return [...this.#resources.values()];
  }

  /** The newest first, by the filters of a list: equality of what is named, `createdAtGt` and its kin, `limit`. */
  list(query: URLSearchParams): Resource[] {
    const fits = (resource: Resource) =>
      [...query].every(([name, value]) => {
        if (name === 'limit') return true;
        const [, property = name, comparison] = /^(createdAt|updatedAt)(Gt|Lt|Ge|Le)$/.exec(name) ?? [];
        const compare = comparison && COMPARISONS[comparison];
        return compare ? compare(String(resource[property]), value) : String(resource[property]) === value;
      });
    return this.all()
      .reverse()
      .filter(fits)
      .slice(0, Number(query.get('limit') ?? 100));
  }

  /** Most lists are plain; those of evals are told page by page. */
  page(query: URLSearchParams): object {
    const { sortOrder: _, sortBy: __, page = '1', limit = '100', ...filters } = Object.fromEntries(query);
    const all = this.list(new URLSearchParams({ ...filters, limit: String(Number.MAX_SAFE_INTEGER) }));
    const size = Number(limit);
    const results = all.slice((Number(page) - 1) * size, Number(page) * size);
    return { results, metadata: { itemsPerPage: size, totalItems: all.length, currentPage: Number(page) } };
  }
}
