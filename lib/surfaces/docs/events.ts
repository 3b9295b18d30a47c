import { z } from 'zod';
import type { ReferenceField } from '#lib/core/api-reference.ts';
import { EVENT_DATA, type EventType } from '#lib/services/webhooks/event-data.ts';
import { exampleOf, type Schema } from './example.ts';
import { fieldsOf } from './fields.ts';

export interface EventReference {
  type: EventType;
  when: string;
  /** Which webhook it goes to. */
  goesTo: string;
  fields: ReferenceField[];
  example: unknown;
}

const TOLD: Readonly<Record<EventType, { when: string; goesTo: string }>> = {
  'lead.created': {
    when: 'A caller, a text, a form or an import made a new lead.',
    goesTo: 'the webhook of the business',
  },
  'lead.scored': { when: 'The score of a lead changed after a conversation.', goesTo: 'the webhook of the business' },
  'call.completed': {
    when: 'A call is over, and its summary and recording are there.',
    goesTo: 'the webhook of the business, and the call’s own webhook_url',
  },
  'call.failed': { when: 'A call was not answered or could not be connected.', goesTo: 'the call’s own webhook_url' },
  'call.status': { when: 'The status of a call changed.', goesTo: 'the call’s call_status_webhook_url' },
  'call.ended': {
    when: 'A call is over: everything that is known of it, once.',
    goesTo: 'the call’s post_call_webhook_url',
  },
  'webhook.test': { when: 'You asked for a test delivery.', goesTo: 'the webhook of the business' },
};

/** Every event that is sent, with what it carries as `data`: made from the schemas that the events are written with. */
export function eventReference(): EventReference[] {
  return (Object.keys(EVENT_DATA) as EventType[]).map((type) => {
    const schema = z.toJSONSchema(EVENT_DATA[type], { io: 'output', unrepresentable: 'any' }) as Schema;
    return {
      type,
      ...TOLD[type],
      fields: fieldsOf(schema, {}),
      example: exampleOf(schema, {}),
    };
  });
}
