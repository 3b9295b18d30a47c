import { mailCallback } from '#lib/surfaces/callbacks/mail.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(mailCallback);
