import { checkContactOperation } from '#lib/services/contact/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(checkContactOperation);
