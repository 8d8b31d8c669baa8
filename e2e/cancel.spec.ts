import { expect, test } from './fixtures.ts';
import { DEE, sendRun } from './run-form.ts';

test('a long run is stopped from its page and keeps nothing', async ({ page, request, expectAccessible }) => {
  const fields = { n_estimators: '10000', max_depth: '16', learning_rate: '0.01' };
  await sendRun(page, { ...DEE, name: 'Endless', fields });
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText(/[1-9]\d* of 10,?000/);
  await page.getByRole('button', { name: 'Cancel run' }).click();

  await expect(page.getByText('Cancelled before it finished, so it has no model and no figures')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cancelled');
  await expect(page.getByRole('table', { name: /^Classification report/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Promote' })).toHaveCount(0);
  await expectAccessible();

  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  const run = await (await request.get(`/api/v1/runs/${id}`)).json();
  expect(run).toMatchObject({ status: 'cancelled', report: null, learningCurve: null });
  const promotion = await request.post('/api/v1/models/customer_segment/versions', {
    data: { runId: id, reason: 'why not' },
  });
  expect(promotion.status()).toBe(409);
  expect((await promotion.json()).detail).toContain('cancelled');
  const again = await request.post(`/api/v1/runs/${id}/cancel`);
  expect((await again.json()).detail).toContain('already');
});
