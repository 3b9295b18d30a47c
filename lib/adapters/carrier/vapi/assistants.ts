import type { AssistantSettings } from '#lib/adapters/carrier/port.ts';
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
