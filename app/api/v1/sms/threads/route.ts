import { listThreadsOperation } from '#lib/services/messages/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listThreadsOperation);
