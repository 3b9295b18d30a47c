import { sendWhatsAppOperation } from '#lib/services/whatsapp/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(sendWhatsAppOperation);
