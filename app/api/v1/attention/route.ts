import { listAttentionOperation } from '#lib/services/attention/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listAttentionOperation);
