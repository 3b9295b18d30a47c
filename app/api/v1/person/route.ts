import { readPersonOperation } from '#lib/services/sign-in/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(readPersonOperation);
