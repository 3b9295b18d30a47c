import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Conversation } from './schema.ts';

/**
 * Invented calls of other trades: `tuning` was learned from; of `holdout` the questions were only ever counted, the names
 * and addresses that were misheard have been looked at.
 */
export type OwnHalf = 'tuning' | 'holdout';

/** Reads and checks one half of the invented calls; throws a ZodError naming the defect when a file breaks the schema. */
export function ownConversations(half: OwnHalf): Conversation[] {
  const folder = join(import.meta.dirname, 'own', half);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => Conversation.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
}
