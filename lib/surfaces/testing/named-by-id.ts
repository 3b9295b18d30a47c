import type { AnyOperation } from '#lib/core/operation.ts';

/** What an id can name. */
export type Kind =
  | 'business'
  | 'agent'
  | 'number'
  | 'lead'
  | 'note'
  | 'call'
  | 'message'
  | 'email'
  | 'email account'
  | 'eval'
  | 'run'
  | 'delivery'
  | 'member'
  | 'invitation'
  | 'session'
  | 'key'
  | 'view'
  | 'trunk'
  | 'bundle'
  | 'template';

/** By the parameter's name. */
const NAMED: Record<string, Kind> = {
  business_id: 'business',
  agent_id: 'agent',
  from_agent_id: 'agent',
  number_id: 'number',
  from_account_id: 'email account',
  businessId: 'business',
  leadId: 'lead',
  sdr_agent_id: 'agent',
  email_from_account_id: 'email account',
  lead_id: 'lead',
  other_id: 'lead',
  call_id: 'call',
  eval_id: 'eval',
  run_id: 'run',
  account_id: 'member',
  key_id: 'key',
  trunk_id: 'trunk',
  bundle_id: 'bundle',
};
/** What `id` names, by the resource of the operation. */
const OWN: Record<string, Kind> = {
  agents: 'agent',
  numbers: 'number',
  businesses: 'business',
  calls: 'call',
  'sandbox.calls': 'call',
  leads: 'lead',
  'leads.notes': 'note',
  sms: 'message',
  emails: 'email',
  'email-accounts': 'email account',
  evals: 'eval',
  'webhooks.deliveries': 'delivery',
  keys: 'key',
  'team.invitations': 'invitation',
  'person.sessions': 'session',
  views: 'view',
  trunks: 'trunk',
  'compliance.bundles': 'bundle',
  'whatsapp.templates': 'template',
};
/**
 * What a parameter that is an id names.
 * @throws where these tables do not say, so that a new operation is not passed over.
 */
export function namedBy({ id }: AnyOperation, parameter: string): Kind {
  const resource = id.split('.').slice(0, -1).join('.');
  const kind = parameter === 'id' || parameter === 'ids' ? OWN[resource] : NAMED[parameter];
  if (!kind) throw new Error(`${id}: what does ${parameter} name? Tell named-by-id.ts.`);
  return kind;
}
