import { getStartOperation, updateStartOperation } from '#lib/services/start/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH } = serve(getStartOperation, updateStartOperation);
