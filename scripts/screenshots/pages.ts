import type { Page } from '@playwright/test';
import type { Filled } from './sample-business.ts';

export interface Shot {
  name: string;
  path: string;
  /** What somebody does before the picture: opens a dialog, a sheet, a tab. */
  before?: (page: Page) => Promise<void>;
  /** The whole page (default), or what is in sight. */
  whole?: boolean;
}

export const publicPages: Shot[] = [
  { name: 'site-landing', path: '/' },
  { name: 'site-pricing', path: '/pricing' },
  { name: 'docs', path: '/docs', whole: false },
  { name: 'docs-errors', path: '/docs/errors', whole: false },
];

export const openPages: Shot[] = [
  { name: 'auth-sign-in', path: '/sign-in' },
  { name: 'auth-sign-up', path: '/sign-up' },
  { name: 'auth-reset', path: '/reset' },
];

/** Every page of a business. Where there is nothing yet (a fresh business), the pages of single things are left out. */
export function ownPages({ businessId, agentId, callId, leadId }: Filled): Shot[] {
  const at = (path: string) => `/b/${businessId}/${path}`;
  const page = (name: string, path = name): Shot => ({ name, path: at(path) });
  return [
    page('overview'),
    page('overview-today', 'overview?days=1'),
    { ...page('live'), before: (tab) => ringNow(tab, agentId) },
    page('calls'),
    ...(callId ? [page('call', `calls/${callId}`)] : []),
    page('leads'),
    page('leads-board', 'leads?layout=board'),
    page('leads-import', 'leads/import'),
    page('leads-duplicates', 'leads/duplicates'),
    ...(leadId ? [page('lead', `leads/${leadId}`)] : []),
    page('messages'),
    page('messages-templates', 'messages?view=templates'),
    page('sdr'),
    page('agents'),
    page('agent', `agents/${agentId}`),
    page('numbers'),
    { ...page('numbers-add', 'numbers'), before: (tab) => addNumber(tab, 'United States'), whole: false },
    { ...page('numbers-bundle', 'numbers'), before: (tab) => addNumber(tab, 'Germany'), whole: false },
    page('evals'),
    page('analytics'),
    page('analytics-week', 'analytics?days=90&by=week'),
    page('analytics-today', 'analytics?days=1'),
    page('settings-business', 'settings/business'),
    page('settings-team', 'settings/team'),
    page('settings-account', 'settings/account'),
    page('settings-notices', 'settings/notices'),
    page('settings-compliance', 'settings/compliance'),
    page('settings-email', 'settings/email'),
    page('settings-keys', 'settings/keys'),
    page('settings-webhooks', 'settings/webhooks'),
    page('settings-billing', 'settings/billing'),
    page('settings-connections', 'settings/connections'),
    page('settings-audit', 'settings/audit'),
    page('settings-data', 'settings/data'),
    {
      ...page('keys', 'overview'),
      whole: false,
      before: async (tab) => {
        await tab.keyboard.press('?');
        await tab.getByRole('dialog').waitFor();
      },
    },
    {
      ...page('palette', 'overview'),
      whole: false,
      before: async (tab) => {
        await tab.keyboard.press('ControlOrMeta+k');
        await tab.getByRole('dialog').waitFor();
      },
    },
  ];
}

/** Two callers who speak in real time, one of them typed, and one that has just hung up. */
async function ringNow(tab: Page, agentId: string): Promise<void> {
  await tab.evaluate(async (agent_id) => {
    const ring = (more: object) =>
      fetch('/api/v1/sandbox/calls', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ agent_id, record: false, ...more }),
      });
    await ring({ from: '+15125550142', caller_lines: ['It is Nora again. Thank you, goodbye.'] });
    await ring({ from: '+17375550188', pace: 'live' });
    await ring({ from: '+13035550171', pace: 'live', typed: true });
  }, agentId);
  await tab.waitForTimeout(12_000);
}

/** Looks for a number of a country, and chooses the first that can be had. */
async function addNumber(page: Page, country: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a number' }).click();
  await page.getByRole('combobox', { name: 'Country' }).click();
  await page.getByRole('option', { name: country }).click();
  const first = page.getByRole('radio').first();
  await first.waitFor();
  if (await first.isEnabled()) await first.click();
}
