import { searchNumbersOperation } from '#lib/services/numbers/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(searchNumbersOperation);
