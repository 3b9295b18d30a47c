import { listNoticesOperation } from '#lib/services/notices/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listNoticesOperation);
