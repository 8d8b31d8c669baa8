import { expect, type Page } from '@playwright/test';

export interface WantedRun {
  readonly name: string;
  readonly owner: string;
  /** A service, or features to check by hand. */
  readonly from: { service: string } | { features: readonly string[] };
  /** As the page calls it. */
  readonly algorithm: string;
  /** A split of its own, drawn with the seed of the form, in the place of the default. */
  readonly newSplit?: boolean;
  /** Fields of the form by their label, typed over what stands there. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** Dee's model of the chapter: trees of depth 5 on her service. */
export const DEE: WantedRun = {
  name: 'Dee’s trees',
  owner: 'Dee',
  from: { service: 'dee_v1' },
  algorithm: 'Boosted trees',
  fields: { max_depth: '5' },
};

/** Ram's model of the chapter: a logistic regression on quartile groups. */
export const RAM: WantedRun = {
  name: 'Ram’s logistic',
  owner: 'Ram',
  from: { service: 'ram_v1' },
  algorithm: 'Logistic regression',
};

/** Fills the form of a new run and sends it. */
export async function sendRun(page: Page, run: WantedRun): Promise<void> {
  await page.goto('/runs/new');
  await page.getByLabel('Name', { exact: true }).fill(run.name);
  await page.getByLabel('Owner', { exact: true }).fill(run.owner);
  await pickFeatures(page, run.from);
  await page.getByRole('radio', { name: run.algorithm }).check();
  if (run.newSplit) await page.getByRole('combobox', { name: 'Split' }).selectOption('New split…');
  for (const [label, value] of Object.entries(run.fields ?? {})) {
    await page.getByRole('textbox', { name: label, exact: true }).fill(value);
  }
  await page.getByRole('button', { name: 'Train' }).click();
}

async function pickFeatures(page: Page, from: WantedRun['from']): Promise<void> {
  const features = page.getByRole('combobox', { name: 'Features', exact: true });
  if ('service' in from) {
    await features.selectOption(from.service);
    return;
  }
  await features.selectOption({ label: 'Pick by hand' });
  const boxes = page.getByRole('group', { name: 'customer_rfm_features' }).getByRole('checkbox');
  for (const box of await boxes.all()) if (await box.isEnabled()) await box.uncheck();
  for (const name of from.features) await featureBox(page, name).check();
}

/** The checkbox of a feature; its accessible name starts with the feature's and goes on with type and description. */
export function featureBox(page: Page, name: string) {
  return page.getByRole('checkbox', { name: new RegExp(`^${name} `) });
}

/** Trains a run to its end through the form. @returns its id; its page is open. */
export async function trainRun(page: Page, run: WantedRun): Promise<string> {
  await sendRun(page, run);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${run.name} ✓finished`, { timeout: 40_000 });
  return new URL(page.url()).pathname.split('/').at(-1)!;
}
