import { replayDeliveryOperation } from '#lib/services/webhooks/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(replayDeliveryOperation);
