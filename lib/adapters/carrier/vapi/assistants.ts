import type { AssistantSettings, FoundAssistant } from '#lib/adapters/carrier/port.ts';
import { orRefused, unlessGone, unlessUnknown } from './answers.ts';
import { type AssistantSetup, assistantOf } from './assistant.ts';
import type { Vapi } from './client.ts';

export const setupOf = ({ settings: { webhook, instance } }: Vapi): AssistantSetup => ({
  callbackUrl: webhook.url,
  credentialId: webhook.credentialId,
  instance,
});

export const createAssistant = (vapi: Vapi, settings: AssistantSettings): Promise<string> =>
  orRefused(async () => {
    const { assistants } = await vapi.client();
    const { id } = await assistants.create(assistantOf(settings, setupOf(vapi)));
    return id;
  });

/** The whole of it: the carrier replaces model and plans as wholes. */
export const updateAssistant = (vapi: Vapi, id: string, settings: AssistantSettings): Promise<boolean> =>
  unlessUnknown(async () => {
    const { assistants } = await vapi.client();
    await assistants.update({ ...assistantOf(settings, setupOf(vapi)), id });
  });

export const deleteAssistant = (vapi: Vapi, id: string): Promise<void> =>
  unlessGone(async () => {
    const { assistants } = await vapi.client();
    await assistants.delete({ id });
  });

const PAGE = 1000;

/** All of ours, page by page: the newest come first. */
export async function findAssistants(vapi: Vapi, madeBefore: Date): Promise<FoundAssistant[]> {
  const { assistants } = await vapi.client();
  const found: FoundAssistant[] = [];
  for (let before = madeBefore.toISOString(); ; ) {
    const page = await assistants.list({ limit: PAGE, createdAtLt: before });
    for (const { id, createdAt, metadata } of page) {
      const { instance, agent_id: agentId, business_id: businessId } = metadata ?? {};
      if (instance !== vapi.settings.instance || typeof agentId !== 'string' || typeof businessId !== 'string')
        continue;
      found.push({ assistantId: id, agentId, businessId, createdAt: new Date(createdAt) });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE || last.createdAt >= before) return found;
    before = last.createdAt;
  }
}
