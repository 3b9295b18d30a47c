import { submitBundleOperation } from '#lib/services/compliance/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(submitBundleOperation);
