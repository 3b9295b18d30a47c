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

/** A business that the one signed in may open. A test business is the twin of a live one. */
export interface ShellBusiness {
  id: string;
  name: string;
  test: boolean;
  /** The live business of a test one, or the test business of a live one, where it exists. */
  twinId?: string | null;
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
}

export const navGroups: NavItem[][] = [
  [
    { label: 'Overview', icon: House, path: 'overview' },
    { label: 'Calls', icon: Phone, path: 'calls' },
    { label: 'Live', icon: Radio, path: 'live', count: 'calls' },
    { label: 'Leads', icon: UsersRound, path: 'leads', count: 'leads' },
    { label: 'Messages', icon: MessageSquare, path: 'messages' },
    { label: 'SDR', icon: Repeat2, path: 'sdr' },
  ],
  [
    { label: 'Agents', icon: Bot, path: 'agents' },
    { label: 'Numbers', icon: Hash, path: 'numbers' },
    { label: 'Evals', icon: FlaskConical, path: 'evals' },
    { label: 'Analytics', icon: ChartLine, path: 'analytics' },
  ],
  [{ label: 'Settings', icon: Settings2, path: 'settings/business', under: 'settings' }],
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
