import { ringAgentOperation } from '#lib/services/sandbox/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(ringAgentOperation);
