import { listNumbersOperation, updateNumberOperation } from '#lib/services/numbers/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, PATCH } = serve(listNumbersOperation, updateNumberOperation);
