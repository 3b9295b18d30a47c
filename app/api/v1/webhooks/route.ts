import {
  configureWebhookOperation,
  removeWebhookOperation,
  viewWebhookOperation,
} from '#lib/services/webhooks/operations.ts';
import { serve } from '#lib/surfaces/http/route.ts';

export const { GET, POST, DELETE } = serve(configureWebhookOperation, viewWebhookOperation, removeWebhookOperation);
