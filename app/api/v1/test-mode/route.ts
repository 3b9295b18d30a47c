import { openTestModeOperation } from '#lib/services/start/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(openTestModeOperation);
