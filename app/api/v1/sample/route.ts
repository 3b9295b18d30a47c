import { fillSampleOperation, getSampleOperation, removeSampleOperation } from '#lib/services/sample/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(getSampleOperation, fillSampleOperation, removeSampleOperation);
