import { searchOperation } from '#lib/services/search/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(searchOperation);
