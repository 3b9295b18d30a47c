import { operation, RATES, scoped } from '#lib/core/operation.ts';
import { getDelivery, listDeliveries, replayDelivery } from './delivery-log.ts';
import {
  BusinessInput,
  ConfigureWebhookInput,
  ConfigureWebhookOutput,
  DeliveryDetail,
  DeliveryInput,
  ListDeliveriesInput,
  ListDeliveriesOutput,
  RemoveWebhookOutput,
  ReplayOutput,
  TestWebhookOutput,
  WebhookView,
} from './schema.ts';
import { configureWebhook, removeWebhook, testWebhook, viewWebhook } from './service.ts';

const WEBHOOKS = '/api/v1/webhooks';

export const configureWebhookOperation = operation({
  id: 'webhooks.configure',
  method: 'POST',
  path: WEBHOOKS,
  access: scoped('webhooks:write'),
  rate: RATES.write,
  summary: 'Register the webhook of a business',
  description:
    'One URL per business receives lead.created, lead.scored and call.completed. The signing secret is answered once. Registering again makes a new secret; the old one stays valid for a day.',
  input: ConfigureWebhookInput,
  output: ConfigureWebhookOutput,
  status: 201,
  run: configureWebhook,
});

export const viewWebhookOperation = operation({
  id: 'webhooks.get',
  method: 'GET',
  path: WEBHOOKS,
  access: scoped('webhooks:read'),
  rate: RATES.read,
  summary: 'View the webhook of a business',
  description:
    'Its URL and events; of the signing secret only its last characters, since it is shown once, when the webhook is set.',
  input: BusinessInput,
  output: WebhookView,
  run: viewWebhook,
});

export const removeWebhookOperation = operation({
  id: 'webhooks.remove',
  method: 'DELETE',
  path: WEBHOOKS,
  access: scoped('webhooks:write'),
  rate: RATES.write,
  summary: 'Remove the webhook of a business',
  description:
    'What was still to be delivered to it is given up. Done twice, it changes nothing. Webhooks of single calls stay.',
  input: BusinessInput,
  output: RemoveWebhookOutput,
  run: removeWebhook,
});

export const testWebhookOperation = operation({
  id: 'webhooks.test',
  method: 'POST',
  path: `${WEBHOOKS}/test`,
  access: scoped('webhooks:write'),
  rate: RATES.write,
  summary: 'Send a test event',
  description: 'Sends webhook.test, signed, the way every event goes.',
  input: BusinessInput,
  output: TestWebhookOutput,
  status: 202,
  errors: ['not_found'],
  run: testWebhook,
});

export const listDeliveriesOperation = operation({
  id: 'webhooks.deliveries.list',
  method: 'GET',
  path: `${WEBHOOKS}/deliveries`,
  access: scoped('webhooks:read'),
  rate: RATES.read,
  summary: 'List webhook deliveries',
  description:
    'What was sent, to the webhook of the business and to those of single calls. A delivery is retried with growing delays for up to three days.',
  input: ListDeliveriesInput,
  output: ListDeliveriesOutput,
  run: listDeliveries,
});

export const getDeliveryOperation = operation({
  id: 'webhooks.deliveries.get',
  method: 'GET',
  path: `${WEBHOOKS}/deliveries`,
  by: 'id',
  access: scoped('webhooks:read'),
  rate: RATES.read,
  summary: 'Get a webhook delivery with its attempts',
  description: 'The event as it is sent, and every attempt, the newest first.',
  input: DeliveryInput,
  output: DeliveryDetail,
  errors: ['not_found'],
  run: getDelivery,
});

export const replayDeliveryOperation = operation({
  id: 'webhooks.deliveries.replay',
  method: 'POST',
  path: `${WEBHOOKS}/deliveries/replay`,
  access: scoped('webhooks:write'),
  rate: RATES.write,
  summary: 'Send a delivery again',
  description: 'The same event with the same id, to the URL configured now.',
  input: DeliveryInput,
  output: ReplayOutput,
  status: 202,
  errors: ['not_found'],
  run: replayDelivery,
});
