import { receiveTextOperation } from '#lib/services/messages/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { POST } = serve(receiveTextOperation);
