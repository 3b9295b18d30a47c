/** What an address holds beside filters: the place in the list, and the view they came from. */
const NOT_FILTERS = ['after', 'before', 'cursor', 'view'];

/** The filters of an address as a view keeps them: in one order, so that two that mean the same are the same text. */
export function viewQuery(params: URLSearchParams): string {
  const filters = new URLSearchParams(params);
  for (const name of NOT_FILTERS) filters.delete(name);
  for (const [name, value] of [...filters]) if (value === '') filters.delete(name, value);
  filters.sort();
  return filters.toString();
}

/** The address of a view; `id` is left out for those that everybody has. */
export function viewAddress(path: string, query: string, id?: string): string {
  const params = new URLSearchParams(query);
  if (id) params.set('view', id);
  return params.size > 0 ? `${path}?${params}` : path;
}
