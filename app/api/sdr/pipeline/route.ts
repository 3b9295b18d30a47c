import { pipelineOperation } from '#lib/services/sdr/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(pipelineOperation);
