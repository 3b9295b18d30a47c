import {
  createTemplateOperation,
  getTemplateOperation,
  listTemplatesOperation,
} from '#lib/services/whatsapp/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST } = serve(listTemplatesOperation, getTemplateOperation, createTemplateOperation);
