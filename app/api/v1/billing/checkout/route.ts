import { checkoutOperation } from '#lib/services/billing/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(checkoutOperation);
