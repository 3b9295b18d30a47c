import { twilioMessages } from '#lib/surfaces/callbacks/twilio-texts.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(twilioMessages);
