import { stripeCallback } from '#lib/surfaces/callbacks/stripe.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(stripeCallback);
