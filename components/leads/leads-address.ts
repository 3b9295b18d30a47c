/** The parameters of a page of leads as they stand in its address. `search` is a whole number or email address. */
export type LeadsAddress = Record<'search' | 'status' | 'after' | 'before', string | undefined>;

/** Reads an address; of a parameter given twice the first counts. */
export function readLeadsAddress(params: Record<string, string | string[] | undefined>): LeadsAddress {
  const one = (name: string) => {
    const value = params[name];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  return { search: one('search'), status: one('status'), after: one('after'), before: one('before') };
}

/** The same as parameters of `GET /api/v1/leads`. */
export function leadsQuery(
  { search, status, after }: LeadsAddress,
  businessId: string,
): Record<string, string | undefined> {
  const email = search?.includes('@');
  return {
    business_id: businessId,
    status,
    after,
    email: email ? search : undefined,
    phone: email ? undefined : search,
  };
}
