import { expect, type Page } from '@playwright/test';

/** Promotes the run whose page is open. @returns the path of the new version, whose page is open then. */
export async function promoteOpenRun(page: Page, promotion: { model?: string; reason: string }): Promise<string> {
  const form = page.getByRole('region', { name: 'Promote' });
  if (promotion.model) await form.getByLabel('Model').fill(promotion.model);
  await form.getByLabel('Reason').fill(promotion.reason);
  await form.getByRole('button', { name: 'Promote this run' }).click();
  await expect(page).toHaveURL(/\/models\/\w+\/v\d+\.\d+$/, { timeout: 30_000 });
  return new URL(page.url()).pathname;
}
