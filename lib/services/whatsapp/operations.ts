import { operation, RATES, scoped } from '#lib/core/operation.ts';
import {
  CreateTemplateInput,
  GetTemplateInput,
  ListTemplatesInput,
  ListTemplatesOutput,
  SendWhatsAppInput,
  SendWhatsAppOutput,
  WhatsAppTemplate,
} from './schema.ts';
import { sendWhatsApp } from './send.ts';
import { createTemplate, getTemplate, listTemplates } from './templates.ts';

export const sendWhatsAppOperation = operation({
  id: 'whatsapp.send',
  method: 'POST',
  path: '/api/v1/whatsapp/send',
  access: scoped('whatsapp:write'),
  rate: { requests: 60, seconds: 60 },
  summary: 'Send a WhatsApp message',
  description:
    'A template at any time, free text within 24 hours of the contact’s last WhatsApp message. The do-not-call list and opt-outs are checked first. It lies in the thread of the number, beside its texts. Where WhatsApp is simulated, templates need not exist.',
  input: SendWhatsAppInput,
  output: SendWhatsAppOutput,
  outside: true,
  errors: [
    'payment_required',
    'not_found',
    'number_on_dnc',
    'number_opted_out',
    'whatsapp_window_closed',
    'sms_send_failed',
    'provider_unavailable',
  ],
  run: sendWhatsApp,
});

export const createTemplateOperation = operation({
  id: 'whatsapp.templates.create',
  method: 'POST',
  path: '/api/v1/whatsapp/templates',
  access: scoped('whatsapp:write'),
  rate: RATES.write,
  summary: 'Create a WhatsApp template',
  description:
    'It is handed in for approval at once; see its `status`. One that was rejected is replaced by a new one of its name.',
  input: CreateTemplateInput,
  output: WhatsAppTemplate,
  status: 201,
  errors: ['conflict'],
  run: createTemplate,
});

export const listTemplatesOperation = operation({
  id: 'whatsapp.templates.list',
  method: 'GET',
  path: '/api/v1/whatsapp/templates',
  access: scoped('sms:read'),
  rate: RATES.read,
  summary: 'List WhatsApp templates',
  description: 'With how far the approval of each has come. Only an approved one can be sent.',
  input: ListTemplatesInput,
  output: ListTemplatesOutput,
  run: listTemplates,
});

export const getTemplateOperation = operation({
  id: 'whatsapp.templates.get',
  method: 'GET',
  path: '/api/v1/whatsapp/templates',
  by: 'id',
  access: scoped('sms:read'),
  rate: RATES.read,
  summary: 'Get a WhatsApp template',
  description: 'With its text, its variables and, where it was rejected, the reason.',
  input: GetTemplateInput,
  output: WhatsAppTemplate,
  errors: ['not_found'],
  run: (ctx, input) => getTemplate(ctx, input.id),
});
