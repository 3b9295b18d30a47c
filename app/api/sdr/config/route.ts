import { postConfigOperation, putConfigOperation, readConfigOperation } from '#lib/services/sdr/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, PUT } = serve(postConfigOperation, putConfigOperation, readConfigOperation);
