import type { Member } from '#lib/services/team/schema.ts';

/** What a person is called: by name, or by address where none is known. */
export const called = ({ name, email }: Pick<Member, 'name' | 'email'>): string => name ?? email;
