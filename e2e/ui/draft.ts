import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Writes into a field of the agent's page until the page has taken it for a change: what is written before the page is
 * alive is lost when it comes alive.
 */
export async function writeDraft(page: Page, field: Locator, text: string): Promise<void> {
  await expect(async () => {
    await field.fill(text);
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeVisible({ timeout: 2_000 });
    await expect(field).toHaveValue(text, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
