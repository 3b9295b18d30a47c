import { getTextOperation, listTextsOperation } from '#lib/services/messages/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET } = serve(listTextsOperation, getTextOperation);
