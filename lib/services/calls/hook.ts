import type { CallWebhook } from '#lib/services/webhooks/events.ts';

/** A webhook that one call named, as it is kept with the call. */
export type CallHook = Required<Pick<CallWebhook, 'url' | 'method' | 'headers'>>;
