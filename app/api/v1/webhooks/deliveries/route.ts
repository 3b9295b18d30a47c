import { getDeliveryOperation, listDeliveriesOperation } from '#lib/services/webhooks/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listDeliveriesOperation, getDeliveryOperation);
