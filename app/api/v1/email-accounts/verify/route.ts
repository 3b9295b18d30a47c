import { verifyEmailAccountOperation } from '#lib/services/email-accounts/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(verifyEmailAccountOperation);
