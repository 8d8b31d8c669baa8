import { expect, test } from './fixtures.ts';

test('the app that was just started shows its first page to everybody', async ({ page, expectAccessible }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible();
});
