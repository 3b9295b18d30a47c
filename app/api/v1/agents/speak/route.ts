import { serve } from '#lib/surfaces/http/route.ts';
import { agentSpeech } from '#lib/surfaces/http/spoken.ts';

export const { POST } = serve(agentSpeech);
