import { moveLeadsOperation } from '#lib/services/leads/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { PATCH } = serve(moveLeadsOperation);
