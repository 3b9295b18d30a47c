interface NameParts {
  name?: string;
  first_name?: string;
  last_name?: string;
}

/** First and last name follow the name, and the other way round: "Ada Byron King" is Ada, Byron King. */
export function completeName(
  given: NameParts,
  before: { first_name: string | null; last_name: string | null } = { first_name: null, last_name: null },
): { name?: string; first_name?: string | null; last_name?: string | null } {
  if (given.name !== undefined) {
    const [first = '', ...rest] = given.name.trim().split(/\s+/);
    return {
      name: given.name.trim(),
      first_name: given.first_name ?? first,
      last_name: given.last_name ?? (rest.join(' ') || null),
    };
  }
  if (given.first_name === undefined && given.last_name === undefined) return {};
  const first = given.first_name ?? before.first_name;
  const last = given.last_name ?? before.last_name;
  const name = [first, last].filter(Boolean).join(' ');
  return { ...(name ? { name } : {}), first_name: first || null, last_name: last || null };
}
