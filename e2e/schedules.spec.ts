import { expect, test } from './fixtures.ts';

test('a schedule is made, fails in words, is changed, done out of turn, paused and deleted', async ({
  page,
  expectAccessible,
}) => {
  await page.goto('/features');
  const section = page.getByRole('region', { name: 'Schedules' });
  await section.getByRole('link', { name: 'New schedule' }).click();
  const form = page.getByRole('form', { name: 'New schedule' });
  await form.getByLabel('Name').fill('nightly');
  await form.getByLabel('File').fill('/nowhere/*.csv');

  await form.getByLabel('When').fill('0 25 * * *');
  await expect(form.getByRole('status')).toContainText('The hour 25 is not from 0 to 23.');
  await form.getByRole('button', { name: 'Make schedule' }).click();
  await expect(form.getByLabel('When')).toBeFocused();
  await form.getByLabel('When').fill('30 5 * * 1-5');
  await form.getByLabel('Time zone').fill('Europe/London');
  await expect(form.getByRole('status').getByRole('listitem')).toHaveCount(5);
  await expect(form.getByRole('status').getByRole('listitem').first()).toContainText('05:30');
  await expectAccessible();
  await form.getByRole('button', { name: 'Make schedule' }).click();
  await expect(page).toHaveURL(/\/features#schedules$/);
  await expect(section).toContainText('30 5 * * 1-5 Europe/London, next due');

  await section.getByRole('button', { name: 'Run now nightly' }).click();
  await expect(section).toContainText(
    'The ingest failed, so nothing was materialized: No file is named /nowhere/*.csv',
  );

  await section.getByRole('link', { name: 'Edit' }).click();
  const change = page.getByRole('form', { name: 'Change schedule nightly' });
  await change.getByLabel('What it does').selectOption('Materialize');
  await change.getByRole('button', { name: 'Save changes' }).click();
  await expect(section).toContainText('Materializes what is new of every view');
  await section.getByRole('button', { name: 'Run now nightly' }).click();
  await expect(section).toContainText(/finished\s*[\d,]+ rows? written online/);
  await expectAccessible();

  await section.getByRole('button', { name: 'Pause nightly' }).click();
  await expect(section).toContainText('30 5 * * 1-5 Europe/London, paused');
  await section.getByRole('button', { name: 'Delete nightly' }).click();
  await expect(section).toContainText('Nothing is scheduled');
});
