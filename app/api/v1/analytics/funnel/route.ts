import { funnelOperation } from '#lib/services/analytics/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(funnelOperation);
