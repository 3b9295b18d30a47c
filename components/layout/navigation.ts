import {
  Bot,
  ChartLine,
  FlaskConical,
  Hash,
  House,
  type LucideIcon,
  MessageSquare,
  Phone,
  Radio,
  Repeat2,
  Settings2,
  UsersRound,
} from 'lucide-react';
import type { Role } from '#lib/core/scope.ts';

/** A business that the one signed in may open. A test business is the twin of a live one. */
export interface ShellBusiness {
  id: string;
  name: string;
  test: boolean;
  /** The live business of a test one, or the test business of a live one, where it exists. */
  twinId?: string | null;
  /** What the one signed in may do here. */
  role: Role;
}

export interface ShellCounts {
  /** Calls going on now. */
  calls?: number;
  /** Leads that nobody has looked at. */
  leads?: number;
}

export interface NavItem {
  label: string;
  icon: LucideIcon;
  /** Below `/b/<business>/`. */
  path: string;
  /** The part of the address that lights this item, where it is more than `path`. */
  under?: string;
  count?: keyof ShellCounts;
  /** The letter that opens it after G. */
  go?: string;
}

export const navGroups: NavItem[][] = [
  [
    { label: 'Overview', icon: House, path: 'overview', go: 'o' },
    { label: 'Calls', icon: Phone, path: 'calls', go: 'c' },
    { label: 'Live', icon: Radio, path: 'live', count: 'calls', go: 'v' },
    { label: 'Leads', icon: UsersRound, path: 'leads', count: 'leads', go: 'l' },
    { label: 'Messages', icon: MessageSquare, path: 'messages', go: 'm' },
    { label: 'SDR', icon: Repeat2, path: 'sdr', go: 's' },
  ],
  [
    { label: 'Agents', icon: Bot, path: 'agents', go: 'a' },
    { label: 'Numbers', icon: Hash, path: 'numbers', go: 'n' },
    { label: 'Evals', icon: FlaskConical, path: 'evals', go: 'e' },
    { label: 'Analytics', icon: ChartLine, path: 'analytics', go: 'y' },
  ],
  [{ label: 'Settings', icon: Settings2, path: 'settings/business', under: 'settings', go: 't' }],
];

export const settingsPages = [
  { label: 'Business', path: 'settings/business' },
  { label: 'Team', path: 'settings/team' },
  { label: 'Account', path: 'settings/account' },
  { label: 'Notices', path: 'settings/notices' },
  { label: 'Compliance', path: 'settings/compliance' },
  { label: 'Email', path: 'settings/email' },
  { label: 'API keys', path: 'settings/keys' },
  { label: 'Webhooks', path: 'settings/webhooks' },
  { label: 'Connections', path: 'settings/connections' },
  { label: 'Billing', path: 'settings/billing' },
  { label: 'Audit log', path: 'settings/audit' },
  { label: 'Data', path: 'settings/data' },
];

/** The address of a page of a business: `businessPath(id, 'calls')` → `/b/<id>/calls`. */
export function businessPath(businessId: string, path = 'overview'): string {
  return `/b/${businessId}/${path}`;
}

export function isCurrent(pathname: string, businessId: string, item: { path: string; under?: string }): boolean {
  const base = businessPath(businessId, item.under ?? item.path);
  return pathname === base || pathname.startsWith(`${base}/`);
}

/** The same section of another business; a single call or lead of this one does not exist there, its list does. */
export function pathInOtherBusiness(pathname: string, businessId: string): string {
  const [, root, , section, page] = pathname.split('/');
  if (root !== 'b' || !section) return businessPath(businessId);
  return businessPath(businessId, section === 'settings' && page ? `${section}/${page}` : section);
}
