import { addDncOperation, listDncOperation, removeDncOperation } from '#lib/services/dnc/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(listDncOperation, addDncOperation, removeDncOperation);
