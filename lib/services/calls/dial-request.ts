import { z } from 'zod';

/** Asks for a call to be dialled (`dial.ts`). */
export const dialRequest = {
  name: 'calls.dial',
  input: z.object({ business_id: z.guid(), call_id: z.guid() }),
};
