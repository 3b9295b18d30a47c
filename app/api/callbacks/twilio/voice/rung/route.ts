import { twilioRung } from '#lib/surfaces/callbacks/twilio-voice.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(twilioRung);
