import { restoreAgentOperation } from '#lib/services/agents/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(restoreAgentOperation);
