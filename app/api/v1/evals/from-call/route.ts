import { evalFromCallOperation } from '#lib/services/evals/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(evalFromCallOperation);
