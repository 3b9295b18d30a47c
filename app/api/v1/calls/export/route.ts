import { exportCallsOperation } from '#lib/services/calls/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(exportCallsOperation);
