import { serve } from '#lib/surfaces/http/route.ts';
import { tryoutSpeech } from '#lib/surfaces/http/spoken.ts';

export const { POST } = serve(tryoutSpeech);
