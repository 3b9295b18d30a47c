import { businessPath } from '#components/layout/navigation.ts';

/**
 * What the page of messages shows, as it stands in its address: the conversation with `phone`, from which text on the
 * `earlier` ones of it, and `after` which conversation the list goes on.
 */
export type MessagesAddress = Record<'phone' | 'after' | 'before' | 'earlier', string | undefined>;

type Params = Record<string, string | string[] | undefined>;

/** Of a parameter given twice the first counts. */
export function first(params: Params, name: string): string | undefined {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) || undefined;
}

/** A `+` that was not escaped arrives as a blank. */
export function readMessagesAddress(params: Params): MessagesAddress {
  const one = (name: string) => first(params, name);
  return {
    phone: one('phone')?.replace(/^ /, '+'),
    after: one('after'),
    before: one('before'),
    earlier: one('earlier'),
  };
}

export function messagesPath(businessId: string, address: Partial<MessagesAddress> = {}): string {
  return pathOf(businessId, address);
}

/** The queue of emails; with `to`, a new one to that address, of the lead `lead`. */
export function emailsPath(businessId: string, letter: { to?: string; lead?: string } = {}): string {
  return pathOf(businessId, { view: 'emails', ...letter });
}

export const templatesPath = (businessId: string): string => pathOf(businessId, { view: 'templates' });

function pathOf(businessId: string, parameters: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value) params.set(name, value);
  const path = businessPath(businessId, 'messages');
  return params.size ? `${path}?${params}` : path;
}
