/** A typed slot for something of the outside world (a carrier, a mailer). Each adapter's `port.ts` declares one. */
export interface Port<T> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly holds?: T;
}
export const port = <T>(name: string): Port<T> => ({ name });

/** What a process has plugged in. Composed once, in `surfaces/compose.ts`; rides in every context. */
export class Ports {
  readonly #plugged = new Map<string, unknown>();

  plug<T>(slot: Port<T>, implementation: T): this {
    this.#plugged.set(slot.name, implementation);
    return this;
  }

  get<T>(slot: Port<T>): T {
    if (!this.#plugged.has(slot.name)) throw new Error(`nothing is plugged into the port "${slot.name}"`);
    return this.#plugged.get(slot.name) as T;
  }
}
