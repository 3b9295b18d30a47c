import { describe, expect, it } from 'vitest';
import type { Hit } from '#lib/services/search/schema.ts';
import type { ShellBusiness } from './navigation.ts';
import { actionsFor, fits, hitNote, hitPath, hitsHere, hitTitle } from './palette-items.ts';

const hit = (more: Partial<Hit>): Hit => ({
  kind: 'lead',
  id: 'id',
  business_id: 'live',
  title: 'Maria Garcia',
  phone: '+15125550142',
  status: 'new',
  direction: null,
  at: '2026-02-15T14:30:00.000000Z',
  ...more,
});
const live: ShellBusiness = { id: 'live', name: 'Live', test: false, role: 'owner', twinId: 'twin' };
const businesses = [
  live,
  { ...live, id: 'twin', test: true, twinId: 'live' },
  { ...live, id: 'other', name: 'Other', twinId: null },
];

describe('what the palette shows', () => {
  it('fits the beginnings of words, in any order', () => {
    expect(fits('Settings, API keys', 'key set')).toBe(true);
    expect(fits('Settings, API keys', 'eys')).toBe(false);
    expect(fits('Calls', '')).toBe(true);
  });

  it('names a hit by what is known of it', () => {
    expect(hitTitle(hit({}))).toBe('Maria Garcia');
    expect(hitTitle(hit({ title: null }))).toBe('+1 512 555 0142');
    expect(hitTitle(hit({ kind: 'call', title: null, phone: null }))).toBe('Number withheld');
    expect(hitNote(hit({}))).toBe('new, +1 512 555 0142');
    expect(hitTitle(hit({ kind: 'number', title: 'Ava' }))).toBe('+1 512 555 0142');
    expect(hitNote(hit({ kind: 'number', title: null }))).toBe('nobody answers');
    expect(hitPath(hit({ kind: 'call' }))).toBe('/b/live/calls/id');
  });

  it('keeps test data apart, and this business first', () => {
    const hits = [hit({ business_id: 'other' }), hit({ business_id: 'twin' }), hit({})];
    expect(hitsHere(hits, businesses, live).map(({ business_id }) => business_id)).toEqual(['live', 'other']);
  });

  it('offers nobody what they may not do', () => {
    expect(actionsFor('viewer')).toEqual([]);
    expect(actionsFor('member').map(({ label }) => label)).not.toContain('Invite someone');
    expect(actionsFor('owner').map(({ label }) => label)).toContain('Invite someone');
  });
});
