/** Permission scopes (reference: KaiCalls API, "Scopes", and the contract's additions) and the roles of people. */
export const SCOPES = [
  'agents:read',
  'agents:write',
  'numbers:read',
  'numbers:write',
  'calls:read',
  'calls:write',
  'leads:read',
  'leads:write',
  'sms:read',
  'sms:write',
  'emails:read',
  'emails:write',
  'webhooks:read',
  'webhooks:write',
  'evals:read',
  'evals:write',
  'sdr:read',
  'sdr:write',
  'campaigns:read',
  'campaigns:write',
  'contacts:read',
  'contacts:write',
  'tools:read',
  'tools:write',
  'knowledge:read',
  'knowledge:write',
  'compliance:read',
  'compliance:write',
  'trunks:read',
  'trunks:write',
  'whatsapp:write',
  '*',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The key made at signup has every scope by name, so that a later one is not granted by surprise. */
export const ALL_SCOPES: readonly Scope[] = SCOPES.filter((scope) => scope !== '*');

/** A key made in Settings without `scopes` (reference: "API Keys"). */
export const DEFAULT_KEY_SCOPES: readonly Scope[] = [
  'agents:read',
  'agents:write',
  'numbers:read',
  'calls:read',
  'calls:write',
  'sms:read',
  'sms:write',
  'emails:read',
  'emails:write',
];

export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];

const reads = SCOPES.filter((scope) => scope.endsWith(':read'));
const daily: readonly Scope[] = [
  'calls:write',
  'leads:write',
  'sms:write',
  'emails:write',
  'contacts:write',
  'sdr:write',
];

/** What each role may do. A browser session has its role's scopes; `account` operations name their own least role. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  viewer: reads,
  member: [...reads, ...daily],
  admin: ALL_SCOPES,
  owner: ALL_SCOPES,
};

export const grants = (held: readonly string[], needed: Scope): boolean => held.includes(needed) || held.includes('*');
export const roleAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);
