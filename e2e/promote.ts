import { expect, type Page } from '@playwright/test';

const VERSION = /\/models\/\w+\/v\d+\.\d+$/;

/**
 * Promotes the run whose page is open; what its gates want to have acknowledged or overridden is.
 * @returns the path of the new version, whose page is open then.
 */
export async function promoteOpenRun(page: Page, promotion: { model?: string; reason: string }): Promise<string> {
  const form = page.getByRole('region', { name: 'Promote' });
  if (promotion.model) await form.getByLabel('Model').fill(promotion.model);
  await form.getByLabel('Reason').fill(promotion.reason);
  const promote = form.getByRole('button', { name: 'Promote this run' });
  await promote.click();
  const boxes = form.getByRole('checkbox');
  const hasPassed = () => VERSION.test(new URL(page.url()).pathname);
  await expect.poll(async () => hasPassed() || (await boxes.count()) > 0, { timeout: 30_000 }).toBe(true);
  if (!hasPassed()) {
    for (const box of await boxes.all()) await box.check();
    await promote.click();
    await expect(page).toHaveURL(VERSION, { timeout: 30_000 });
  }
  return new URL(page.url()).pathname;
}
