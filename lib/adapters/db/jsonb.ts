import { sql } from 'kysely';

/** A value for a column of JSON. */
export const jsonb = (value: unknown) => sql<string>`${JSON.stringify(value)}::jsonb`;
