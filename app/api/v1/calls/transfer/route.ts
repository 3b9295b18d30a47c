import { transferCallOperation } from '#lib/services/calls/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(transferCallOperation);
