import type { z } from 'zod';
import type { AuditEntry } from '#lib/services/audit/schema.ts';

type Entry = z.output<typeof AuditEntry>;

/** Whom the reader knows by name: themselves, the people of the business by account, and their own keys. */
export interface Known {
  accountId: string;
  people: Record<string, string>;
  keys: Record<string, string>;
}

/** Who made a change, as the one who reads it would say. */
export function actorWords({ actor_kind, actor_id }: Pick<Entry, 'actor_kind' | 'actor_id'>, known: Known): string {
  if (actor_kind === 'person') {
    if (actor_id === known.accountId) return 'You';
    return (actor_id && known.people[actor_id]) || 'Somebody on your team';
  }
  if (actor_kind === 'key') {
    const name = actor_id === null ? undefined : known.keys[actor_id];
    return name ? `The key “${name}”` : 'An API key';
  }
  return actor_kind === 'public' ? 'Somebody without an account' : 'KaiCalls';
}
