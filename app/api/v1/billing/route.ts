import { getBillingOperation } from '#lib/services/billing/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(getBillingOperation);
