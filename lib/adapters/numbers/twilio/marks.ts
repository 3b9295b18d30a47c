/** What we write on everything of ours at a vendor: `kaicalls:<installation>:<row>`, at most 64 letters. */
export interface Marks {
  of(id: string): string;
  /** The row that a mark of this installation names; null for everybody else's. */
  idOf(mark: string): string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function marksOf(instance: string): Marks {
  const prefix = `kaicalls:${instance}:`;
  return {
    of: (id) => `${prefix}${id}`,
    idOf: (mark) => {
      const id = mark.startsWith(prefix) ? mark.slice(prefix.length) : '';
      return UUID.test(id) ? id : null;
    },
  };
}
