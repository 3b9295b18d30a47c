import type { LucideIcon } from 'lucide-react';
import { formatPhone } from '#components/ui/format-phone.ts';
import { type Role, roleAtLeast } from '#lib/core/scope.ts';
import type { Hit, HitKind } from '#lib/services/search/schema.ts';
import { businessPath, navGroups, type ShellBusiness, settingsPages } from './navigation.ts';

/** What can be done from anywhere: on which page, and by which of its buttons. */
export interface PaletteAction {
  label: string;
  /** Other words that somebody may look for. */
  also?: string;
  path: string;
  /** The words on the button that the page has for it. */
  press: string;
  least: Role;
}

const ACTIONS: readonly PaletteAction[] = [
  { label: 'Ring my agent', also: 'call test', path: 'overview', press: 'Ring my agent', least: 'member' },
  { label: 'New lead', also: 'add create', path: 'leads', press: 'New lead', least: 'member' },
  { label: 'New text', also: 'sms message send', path: 'messages', press: 'New text', least: 'member' },
  { label: 'New agent', also: 'add create', path: 'agents', press: 'New agent', least: 'admin' },
  { label: 'Invite someone', also: 'team member add', path: 'settings/team', press: 'Invite', least: 'admin' },
  { label: 'New API key', also: 'create token', path: 'settings/keys', press: 'New key', least: 'member' },
];

export const actionsFor = (role: Role): readonly PaletteAction[] =>
  ACTIONS.filter(({ least }) => roleAtLeast(role, least));

const settingsIcon = navGroups.at(-1)?.at(0)?.icon;

export const PAGES: readonly { label: string; path: string; icon?: LucideIcon; go?: string }[] = [
  ...navGroups.slice(0, -1).flat(),
  ...settingsPages.map((page) => ({ ...page, icon: settingsIcon, label: `Settings, ${page.label}` })),
];

/** Every word of the query begins a word of the text, in any order. */
export function fits(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export const HIT_GROUPS: readonly { kind: HitKind; heading: string }[] = [
  { kind: 'lead', heading: 'Leads' },
  { kind: 'call', heading: 'Calls' },
  { kind: 'agent', heading: 'Agents' },
  { kind: 'number', heading: 'Numbers' },
];

const PAGE_OF: Readonly<Record<HitKind, (id: string) => string>> = {
  agent: (id) => `agents/${id}`,
  lead: (id) => `leads/${id}`,
  call: (id) => `calls/${id}`,
  number: () => 'numbers',
};

export const hitPath = (hit: Hit): string => businessPath(hit.business_id, PAGE_OF[hit.kind](hit.id));

/** What stands first: the name, or the number where there is none. */
export function hitTitle(hit: Hit): string {
  const phone = hit.phone ? formatPhone(hit.phone) : null;
  if (hit.kind === 'number') return phone ?? '';
  return hit.title ?? phone ?? 'Number withheld';
}

/** What stands behind it, quietly. */
export function hitNote(hit: Hit): string | null {
  if (hit.kind === 'number') return hit.title ? `answered by ${hit.title}` : 'nobody answers';
  if (hit.kind === 'agent') return hit.status === 'archived' ? 'archived' : null;
  const phone = hit.phone && hit.title ? formatPhone(hit.phone) : null;
  return hit.kind === 'lead' ? [hit.status, phone].filter(Boolean).join(', ') : phone;
}

/** What was found in the mode one is in (test data never stands among real): this business's first. */
export function hitsHere(hits: readonly Hit[], businesses: readonly ShellBusiness[], current: ShellBusiness): Hit[] {
  const mode = new Map(businesses.map(({ id, test }) => [id, test]));
  const own = (hit: Hit) => (hit.business_id === current.id ? 0 : 1);
  return hits.filter(({ business_id }) => mode.get(business_id) === current.test).sort((a, b) => own(a) - own(b));
}
