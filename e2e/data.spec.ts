import { writeFileSync } from 'node:fs';
import { writeDemoData } from '#server/feature-store/write-demo-data';
import { expect, test } from './fixtures.ts';

/** Another year of the same shop than the one the app started with. */
const OTHER_SEED = 7;
const VIEW = '/features/customer_rfm_features';

test('a dropped file becomes rows: counted, materialized and found again', async ({ page, expectAccessible }, info) => {
  const file = info.outputPath('another-year.csv');
  const lines = (await writeDemoData(file, { seed: OTHER_SEED })).toLocaleString('en');
  await page.goto('/features');
  await page.getByLabel('Drop a file of raw invoices here').setInputFiles(file);
  await expect(page.getByRole('progressbar')).toBeVisible();
  const bring = page.getByRole('region', { name: 'Bring data' });
  await expect(bring.getByRole('term')).toHaveText(['raw', 'uk', 'customers', 'labelled', 'clusters']);
  const counts = await bring.getByRole('definition').allTextContents();
  expect(counts[0]).toBe(lines);
  await bring.getByText('Left out, by reason').click();
  const reasons = bring.getByRole('listitem');
  expect(await reasons.count()).toBeGreaterThan(1);
  for (const reason of await reasons.allTextContents()) expect(reason).toMatch(/^[\d,]+ (line|customer)s? \S/);
  await expectAccessible();

  await page.goto(`${VIEW}?tab=jobs`);
  const newest = page.getByRole('region', { name: 'Ingests' }).getByRole('listitem').first();
  await expect(newest).toContainText('another-year.csv');
  await expect(newest).toContainText(lines);
  const online = page.getByRole('region', { name: 'Online store' });
  await online.getByRole('button', { name: 'Materialize now' }).click();
  await expect(online.getByRole('status')).toHaveText('Done: the online store has the latest row of every key.');
  await page.goto(`${VIEW}?tab=lookup`);
  const lookup = page.getByRole('region', { name: 'Look up' });
  await lookup.getByRole('searchbox', { name: 'customerid' }).fill('12747.0');
  await lookup.getByRole('button', { name: 'Look up' }).click();
  await expect(lookup.getByText('PRESENT', { exact: true })).toHaveCount(12);
  await expect(lookup.getByRole('status').filter({ hasText: 'Both stores agree' })).toBeVisible();
  await page.goto(`${VIEW}?key=nobody`);
  await expect(lookup.getByRole('status').filter({ hasText: 'Nobody knows this key' })).toBeVisible();
});

const BAD_FILES = [
  {
    name: 'columns.csv',
    content: 'InvoiceNo,Quantity\n1,2\n',
    reason: /no columns StockCode.*its columns are InvoiceNo, Quantity/,
  },
  { name: 'empty.csv', content: '', reason: /empty/ },
  { name: 'picture.csv', content: '\x89PNG\0\0\0', reason: /is not text/ },
  { name: 'broken.csv.gz', content: 'no gzip at all', reason: /gzip|gz/i },
];
for (const { name, content, reason } of BAD_FILES) {
  test(`${name} is refused with its reason and leaves nothing behind`, async ({ page, request }, info) => {
    const ingestsBefore = await countIngests();
    const file = info.outputPath(name);
    writeFileSync(file, content);
    await page.goto('/features');
    await page.getByLabel('Drop a file of raw invoices here').setInputFiles(file);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ }).first()).toContainText(reason);
    expect(await countIngests()).toBe(ingestsBefore);

    async function countIngests(): Promise<number> {
      const view = await (await request.get('/api/v1/views/customer_rfm_features')).json();
      return view.ingests.length;
    }
  });
}
