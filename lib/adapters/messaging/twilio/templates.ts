import type { Twilio } from 'twilio';
import type { ContentCreateRequest } from 'twilio/lib/rest/content/v1/content.js';
import {
  type TemplateDesk,
  type TemplateOrder,
  TemplateRefused,
  type TemplateVerdict,
} from '#lib/adapters/messaging/port.ts';
import { refusalOf } from './client.ts';

/** Templates of an account that an earlier attempt is looked for among. */
const MOST_LOOKED_AT = 1_000;

/** What Twilio and Meta make of a template, in fewer words. Anything else is not decided yet. */
const VERDICTS: Readonly<Record<string, TemplateVerdict['status']>> = {
  approved: 'approved',
  rejected: 'rejected',
  paused: 'rejected',
  disabled: 'rejected',
};

/** Templates as Twilio's Content API has them: made first, then handed to WhatsApp for approval. */
export function templateDesk(client: () => Promise<Twilio>): TemplateDesk {
  return {
    async submit(_ctx, order) {
      const { v1 } = (await client()).content;
      const friendlyName = `${order.name} ${order.templateId}`;
      const before = await v1.contents.list({ limit: MOST_LOOKED_AT });
      try {
        const content =
          before.find((one) => one.friendlyName === friendlyName) ??
          (await v1.contents.create(contentOf(order, friendlyName)));
        if ((await decided(v1, content.sid)) === null) {
          await v1.contents(content.sid).approvalCreate.create({ name: order.name, category: order.category } as never);
        }
        return { networkId: content.sid };
      } catch (error) {
        const refusal = refusalOf(error);
        if (!refusal || refusal.status === 429 || refusal.status >= 500) throw error;
        throw new TemplateRefused((error as Error).message);
      }
    },

    async verdict(_ctx, { networkId }) {
      const approval = await decided((await client()).content.v1, networkId);
      return {
        status: VERDICTS[approval?.status ?? ''] ?? 'pending',
        reason: approval?.rejection_reason || null,
      };
    },
  };
}

/** What WhatsApp has decided so far; null before it was asked. */
async function decided(v1: Twilio['content']['v1'], sid: string) {
  const { whatsapp } = await v1.contents(sid).approvalFetch().fetch();
  const approval = whatsapp as { status?: string; rejection_reason?: string } | null;
  return approval?.status && approval.status !== 'unsubmitted' ? approval : null;
}

/** The client sends this object as it is, while its type is written as what comes back: the names here are the wire's. */
const contentOf = ({ language, examples, body }: TemplateOrder, friendlyName: string) =>
  ({
    friendly_name: friendlyName,
    language,
    variables: examples,
    types: { 'twilio/text': { body } },
  }) as unknown as ContentCreateRequest;
