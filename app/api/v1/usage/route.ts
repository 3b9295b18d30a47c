import { listUsageOperation } from '#lib/services/account/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listUsageOperation);
