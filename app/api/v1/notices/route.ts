import { getNoticesOperation, updateNoticesOperation } from '#lib/services/notices/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH } = serve(getNoticesOperation, updateNoticesOperation);
