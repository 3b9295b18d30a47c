import { listLiveOperation } from '#lib/services/live/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listLiveOperation);
