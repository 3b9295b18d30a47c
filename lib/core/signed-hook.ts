/** What came to one of our addresses, as it came; who sent it is to be proved. */
export interface SignedHook {
  /** Path and query. */
  address: string;
  body: string;
  contentType: string;
  signature: string | null;
}

/** It is not from whom it says, or not from our account there. */
export class ForgedHook extends Error {
  override name = 'ForgedHook';
}
