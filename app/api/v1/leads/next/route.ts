import { leadNextOperation } from '#lib/services/lead-record/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(leadNextOperation);
