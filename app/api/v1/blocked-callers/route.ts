import { blockOperation, listBlockedOperation, unblockOperation } from '#lib/services/blocked-callers/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(listBlockedOperation, blockOperation, unblockOperation);
