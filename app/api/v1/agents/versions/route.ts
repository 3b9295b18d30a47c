import { getVersionOperation, listVersionsOperation } from '#lib/services/agents/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listVersionsOperation, getVersionOperation);
