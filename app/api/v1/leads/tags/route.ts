import { listLeadTagsOperation } from '#lib/services/leads/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listLeadTagsOperation);
