import { z } from 'zod';

/** Asks for a call that is over to be concluded (`conclude.ts`). */
export const concludeRequest = {
  name: 'calls.conclude',
  input: z.object({ business_id: z.guid(), call_id: z.guid() }),
};
