import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { HOME } from './home.ts';

const VIEW = 'customer_rfm_features';
const PAGE = `/features/${VIEW}`;
const DAMAGED = /\.parquet of the offline store is damaged .*Put it back from a backup/;

test('a damaged file is a sentence wherever it is read, serving goes on, and what it stopped is resumed', async ({
  page,
  request,
  expectAccessible,
}) => {
  const folder = join(HOME, 'offline', VIEW);
  const [newest] = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const whole = readFileSync(newest!);
  const jobs = page.getByRole('region', { name: 'Online store' });
  try {
    writeFileSync(newest!, whole.subarray(0, whole.length / 2));
    await page.goto(PAGE);
    await expect(page.getByText('What the view still needs cannot be told')).toBeVisible();
    for (const path of [
      `${PAGE}?tab=lookup&key=12747.0`,
      `${PAGE}/point-in-time`,
      `${PAGE}/point-in-time?key=12747.0`,
    ]) {
      await page.goto(path);
      await expect(page.getByText(DAMAGED)).toBeVisible();
    }
    await page.goto(`${PAGE}?tab=jobs`);
    await jobs.getByRole('button', { name: 'Materialize now' }).click();
    await expect(jobs.getByRole('button', { name: /^Resume/ })).toBeVisible();
    await expectAccessible();
    const asked = { entities: { customerid: ['12747.0'] }, features: [`${VIEW}:recency`] };
    const answer = await (await request.post('/get-online-features', { data: asked })).json();
    expect(answer.results[1].statuses).toEqual(['PRESENT']);
  } finally {
    writeFileSync(newest!, whole);
  }
  await jobs.getByRole('button', { name: /^Resume/ }).click();
  await expect(jobs.getByRole('button', { name: /^Resume/ })).toHaveCount(0);
  await expect(jobs.getByRole('listitem').first()).toContainText('finished');
});
