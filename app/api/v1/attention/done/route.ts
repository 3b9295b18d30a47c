import { markDoneOperation, markUndoneOperation } from '#lib/services/attention/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST, DELETE } = serve(markDoneOperation, markUndoneOperation);
