import { vapiCallback } from '#lib/surfaces/callbacks/vapi.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(vapiCallback);
