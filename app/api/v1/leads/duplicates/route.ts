import { listDuplicatesOperation } from '#lib/services/lead-duplicates/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listDuplicatesOperation);
