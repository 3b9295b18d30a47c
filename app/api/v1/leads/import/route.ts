import { importLeadsOperation } from '#lib/services/lead-import/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(importLeadsOperation);
