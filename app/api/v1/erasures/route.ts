import { listErasuresOperation, requestErasureOperation } from '#lib/services/erasure/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(listErasuresOperation, requestErasureOperation);
