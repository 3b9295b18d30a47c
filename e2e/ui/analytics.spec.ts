import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { type Account, makeAccount, signIn } from './account.ts';

/** Places calls over the API and waits until each has ended as its number makes it end. */
async function placeCalls(page: Page, { apiKey, agentId }: Account, numbers: readonly string[]): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` };
  for (const to of numbers) {
    const reply = await page.request.post('/api/v1/calls', { headers, data: { agent_id: agentId, to } });
    expect(reply.status(), await reply.text()).toBe(201);
  }
  const open = async () => {
    const { calls } = await (await page.request.get('/api/v1/calls?limit=100', { headers })).json();
    return calls.filter((call: { ended_at: string | null }) => !call.ended_at).length;
  };
  await expect.poll(open, { timeout: 60_000 }).toBe(0);
}

const main = (page: Page) => page.getByRole('main');

/** Links to lists that say how many there are: "2", "Calls 3", "Monday 09:00 to 10:00: 3 calls". */
async function countedLinks(page: Page): Promise<{ href: string; count: number }[]> {
  const links = main(page).locator('a[href*="/calls?"], a[href*="/leads?"]');
  const said = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      words: link.getAttribute('aria-label') ?? link.textContent ?? '',
    })),
  );
  return said.flatMap(({ href, words }) => {
    const [, count] = words.match(/^(?:Calls|New leads)? ?(\d+)(?: here now)?$|: (\d+) calls?$/)?.filter(Boolean) ?? [];
    return count === undefined ? [] : [{ href, count: Number(count) }];
  });
}

test('an owner reads what happened, and each number opens the list that it was counted from', {
  tag: ['@short', '@phone'],
}, async ({ page }) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  // One who talks, and two that nobody answers.
  await placeCalls(page, account, ['+15125550177', '+15005550002', '+15005550002']);
  await signIn(page, account);

  await test.step('three calls, one of three answered', async () => {
    await page.goto(`/b/${account.businessId}/analytics?days=7`);
    await expect(main(page).getByRole('link', { name: /^Calls 3/ })).toBeVisible();
    await expect(main(page).getByRole('link', { name: /^Answered 33\.3%/ })).toBeVisible();
  });

  await test.step('every number is as high as its list is long', async () => {
    await expect(
      main(page)
        .getByRole('link', { name: /: \d calls?$/ })
        .first(),
    ).toBeVisible();
    const counted = await countedLinks(page);
    expect(counted.map(({ href }) => new URL(href, page.url()).searchParams.has('hour'))).toContain(true);
    expect(counted.length).toBeGreaterThan(8);
    for (const { href, count } of counted) {
      const html = await (await page.request.get(href)).text();
      const rows = new Set(html.match(/\/(calls|leads)\/[0-9a-f-]{36}(?=")/g));
      expect(rows.size, href).toBe(count);
    }
  });

  await test.step('the two without an answer are the two of the list', async () => {
    const outcomes = main(page).locator('section', { hasText: 'How calls ended' });
    await outcomes.getByRole('listitem').filter({ hasText: 'No answer' }).getByRole('link', { name: '2' }).click();
    await expect(page).toHaveURL(/\/calls\?from=.+&to=.+&status=no-answer/);
    await expect(main(page).getByText('No answer').filter({ visible: true }).first()).toBeVisible();
    await expect(main(page).getByText('Completed', { exact: true }).filter({ visible: true })).toHaveCount(0);
    await page.goBack();
  });

  await test.step('what is shown is saved as a file', async () => {
    const download = page.waitForEvent('download');
    await main(page).getByRole('button', { name: 'Save “How calls ended” as CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^Outcomes .+\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    expect(lines).toEqual(['Outcome,Calls,Percent', 'no-answer,2,66.67', 'completed,1,33.33']);
  });

  await test.step('another period is another address, and one press away', async () => {
    await page.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: 'Today' }).click();
    await expect(page).toHaveURL(/analytics\?days=1/);
    await expect(main(page).getByText('Today so far')).toBeVisible();
  });

  await test.step('the month says what was used, the log which requests were made', async () => {
    await page.goto(`/b/${account.businessId}/settings/billing`);
    await expect(main(page).getByText(/^Trial, \d+ days left$/)).toBeVisible();
    await expect(main(page).getByText('Simulated calls and texts cost nothing.')).toBeVisible();
    const placed = main(page).getByRole('row').filter({ hasText: 'POST /v1/calls' });
    await expect(placed).toHaveCount(3);
    await page.goto(`/b/${account.businessId}/settings/billing?outcome=refused`);
    await expect(main(page).getByText('No request fits these filters')).toBeVisible();
  });

  await test.step('what is simulated is said to be', async () => {
    await page.goto(`/b/${account.businessId}/settings/connections`);
    const calls = main(page).getByRole('listitem').filter({ hasText: 'Phone calls' });
    await expect(calls).toContainText('Simulated');
    await expect(main(page).getByText('SMTP_URL')).toBeVisible();
  });
});

test('a webhook gets a new secret while the old one still holds, and says when it fails', async ({ page }) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  const headers = { authorization: `Bearer ${account.apiKey}` };
  // Nobody listens there.
  const webhook_url = 'http://127.0.0.1:9/kaicalls';
  await page.request.post('/api/v1/webhooks', { headers, data: { webhook_url } });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/settings/webhooks`);
  await page.getByRole('button', { name: 'New secret' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(webhook_url);
  await dialog.getByRole('button', { name: 'Make a new secret' }).click();
  const secret = await dialog.getByText(/^whsec_/).textContent();
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await expect(main(page).getByText(`...${secret?.slice(-8)}`)).toBeVisible();
  await expect(main(page).getByText(/The one before is valid too, until/)).toBeVisible();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(main(page).getByText('Retrying')).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(main(page).getByText(/Your address did not take the newest event/)).toBeVisible();
});

test('a number is found on a long do-not-call list, and the list is read on', async ({ page }) => {
  test.setTimeout(180_000);
  const account = await makeAccount(page);
  const headers = { authorization: `Bearer ${account.apiKey}` };
  const phone = (index: number) => `+1512555${String(1000 + index)}`;
  for (let index = 0; index < 55; index++)
    await page.request.post('/api/v1/dnc', { headers, data: { phone: phone(index) } });
  await signIn(page, account);
  await page.goto(`/b/${account.businessId}/settings/compliance`);
  const listed = main(page).getByRole('button', { name: /^Remove \+1512555/ });
  await expect(listed).toHaveCount(50);
  const older = page.getByRole('button', { name: 'Show older ones' });
  // Pressed before the page has its script, the button does nothing yet.
  await expect(async () => {
    if (await older.isVisible()) await older.click();
    await expect(listed).toHaveCount(55, { timeout: 2_000 });
  }).toPass();
  await page.getByRole('searchbox', { name: 'Search the do-not-call list' }).fill('555-1003');
  await expect(listed).toHaveCount(1);
  await expect(page.getByRole('button', { name: `Remove ${phone(3)}` })).toBeVisible();
});
