import { DEFAULT_KEY_SCOPES, type Scope } from '#lib/core/scope.ts';

interface Resource {
  label: string;
  read?: Scope;
  write?: Scope;
}

/** What a key may do, by resource, in the owner's words. */
export const RESOURCES: Resource[] = [
  { label: 'Agents', read: 'agents:read', write: 'agents:write' },
  { label: 'Numbers', read: 'numbers:read', write: 'numbers:write' },
  { label: 'Calls', read: 'calls:read', write: 'calls:write' },
  { label: 'Leads', read: 'leads:read', write: 'leads:write' },
  { label: 'Text messages', read: 'sms:read', write: 'sms:write' },
  { label: 'Emails', read: 'emails:read', write: 'emails:write' },
  { label: 'Webhooks', read: 'webhooks:read', write: 'webhooks:write' },
  { label: 'Do-not-call list', read: 'compliance:read', write: 'compliance:write' },
  { label: 'Contacts', read: 'contacts:read', write: 'contacts:write' },
  { label: 'Campaigns', read: 'campaigns:read', write: 'campaigns:write' },
  { label: 'Sales pipeline', read: 'sdr:read', write: 'sdr:write' },
  { label: 'Tools', read: 'tools:read', write: 'tools:write' },
  { label: 'Knowledge', read: 'knowledge:read', write: 'knowledge:write' },
  { label: 'Evals', read: 'evals:read', write: 'evals:write' },
  { label: 'Trunks', read: 'trunks:read', write: 'trunks:write' },
  { label: 'WhatsApp', write: 'whatsapp:write' },
];

/** What is ticked at first: what a key has by itself, and leads. */
export const USUAL: readonly Scope[] = [...DEFAULT_KEY_SCOPES, 'leads:read', 'leads:write'];

/** "Everything", "Calls, leads", "Calls and 5 more". */
export function scopesWords(scopes: readonly string[]): string {
  const all = RESOURCES.flatMap(({ read, write }) => [read, write]).filter((scope) => scope !== undefined);
  if (scopes.includes('*') || all.every((scope) => scopes.includes(scope))) return 'Everything';
  const labels = RESOURCES.filter(
    ({ read, write }) => (read && scopes.includes(read)) || (write && scopes.includes(write)),
  ).map(({ label }) => label);
  const reads = scopes.every((scope) => scope.endsWith(':read')) ? ', read only' : '';
  const [first = 'Nothing', ...rest] = labels;
  if (labels.length <= 3) return [first, ...rest.map((label) => label.toLowerCase())].join(', ') + reads;
  return `${first}, ${rest[0]?.toLowerCase()} and ${labels.length - 2} more${reads}`;
}
