import { tryoutOperation } from '#lib/services/rehearsals/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(tryoutOperation);
