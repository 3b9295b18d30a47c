import { verifyEmailAccountOperation } from '#lib/services/emails/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(verifyEmailAccountOperation);
