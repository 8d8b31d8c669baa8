import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './fixtures.ts';

const MODEL = 'segment_pages';
/** An experiment's name stands for one: on a home that was walked before it is taken. */
const NOW = Date.now().toString(36);
const FEATURES = 'customer_rfm_features:recency,customer_rfm_features:revenue6m';
const RUN = { owner: 'Lead', label: 'customer_rfm_features:ltvcluster', algorithm: 'xgboost' };

/** Paths of all pages by what they show; runs, a version and a batch job are made for it. */
async function makePages(request: APIRequestContext): Promise<Record<string, string>> {
  const [trees, leaking, failed] = [
    await train(request, { ...RUN, name: 'Trees', service: 'dee_v1' }),
    await train(request, {
      ...RUN,
      name: 'Too good',
      features: ['customer_rfm_features:revenue6m'],
      allowLeakage: true,
    }),
    await train(request, { ...RUN, name: 'No split', service: 'dee_v1', split: { column: 'recency' } }),
  ];
  const promotion = { runId: trees, reason: 'To be looked at.' };
  expect((await request.post(`/api/v1/models/${MODEL}/versions`, { data: promotion })).status()).toBe(201);
  const { id: batch, jobId } = await (await request.post('/api/v1/batches', { data: { model: MODEL } })).json();
  await settled(request, `/api/v1/jobs/${jobId}`);
  const freeze = { runs: [trees, leaking], freeze: true };
  const { id: frozen } = await (await request.post('/api/v1/comparisons', { data: freeze })).json();
  return {
    overview: '/',
    features: '/features?q=money',
    'plan and apply': '/features?plan=1',
    'new schedule': '/features?schedule=a%20new%20one',
    view: '/features/customer_rfm_features',
    lineage: '/features/customer_rfm_features?tab=lineage',
    versions: '/features/customer_rfm_features?tab=versions',
    'jobs of a view': '/features/customer_rfm_features?tab=jobs',
    lookup: '/features/customer_rfm_features?key=12747.0',
    'feature set': `/features/build?features=${FEATURES}&label=${RUN.label}`,
    'point in time': '/features/customer_rfm_features/point-in-time?key=12747.0',
    runs: '/runs',
    'runs gathered': '/runs?group=owner',
    'runs by a query with a mistake': '/runs?q=owner+%22Dee%22',
    'new run': '/runs/new',
    'finished run': `/runs/${trees}`,
    'rows of a cell': `/runs/${trees}?cell=0,0`,
    'curves of a run': `/runs/${trees}?tab=curves`,
    'features of a run': `/runs/${trees}?tab=features`,
    'lineage of a run': `/runs/${trees}?tab=lineage`,
    'files of a run': `/runs/${trees}?tab=files`,
    'notes of a run': `/runs/${trees}?tab=notes`,
    'leaking run': `/runs/${leaking}`,
    'failed run': `/runs/${failed}`,
    'choice of runs to compare': '/compare',
    comparison: `/compare?runs=${trees},${leaking}`,
    'comparison with the majority class': `/compare?runs=${trees},${leaking}&against=majority`,
    'frozen comparison': `/compare/${frozen}`,
    'repetition on new splits': `/compare/repeat?runs=${trees},${leaking}`,
    ...(await makeQuestions(request, trees)),
    models: '/models',
    model: `/models/${MODEL}`,
    version: `/models/${MODEL}/v0.0`,
    'choice of versions to compare': `/models/${MODEL}/compare`,
    predict: `/predict?model=${MODEL}@production&customer=12747.0`,
    'predict with a changed value': `/predict?model=${MODEL}@production&customer=12747.0&set.recency=99`,
    'predict for an unknown customer': `/predict?model=${MODEL}@production&customer=nobody`,
    'predict for many': `/predict?model=${MODEL}@production&who=many`,
    batch: '/batch',
    'finished batch': `/batch/${batch}`,
    'new batch schedule': '/batch?schedule=a%20new%20one',
    settings: '/settings',
    'API docs': '/docs',
  };
}

/** Pages of a sweep of two candidates, and of an experiment that the run is part of. */
async function makeQuestions(request: APIRequestContext, run: string): Promise<Record<string, string>> {
  const candidates = ['customer_rfm_features:recency', 'customer_rfm_features:monetaryvalue'];
  const asked = {
    name: 'Pages',
    owner: RUN.owner,
    label: RUN.label,
    candidates,
    settings: [{ algorithm: 'decision_tree' }],
  };
  const { id: sweep } = await (await request.post('/api/v1/sweeps', { data: asked })).json();
  await settled(request, `/api/v1/sweeps/${sweep}`);
  const question = { name: `Pages ${NOW}`, label: RUN.label, splitName: 'default' };
  const { id: experiment } = await (await request.post('/api/v1/experiments', { data: question })).json();
  expect((await request.post(`/api/v1/experiments/${experiment}/runs`, { data: { runs: [run] } })).status()).toBe(200);
  return {
    sweeps: '/sweeps',
    'new sweep': `/sweeps/new?features=${FEATURES}`,
    sweep: `/sweeps/${sweep}?point=0-3`,
    experiments: '/experiments',
    'experiments that are put away': '/experiments?archived=true',
    'new experiment': '/experiments/new',
    experiment: `/experiments/${experiment}`,
  };
}

async function train(request: APIRequestContext, body: object): Promise<string> {
  const asked = await request.post('/api/v1/runs', { data: body });
  expect(asked.status(), await asked.text()).toBe(202);
  const { id } = await asked.json();
  await settled(request, `/api/v1/runs/${id}`);
  return id;
}

const settled = (request: APIRequestContext, path: string) =>
  expect
    .poll(async () => (await (await request.get(path)).json()).status, { timeout: 30_000 })
    .toMatch(/finished|failed/);

test('every page is open to everybody, in both themes, on a desktop and on a phone', async ({
  page,
  request,
  expectAccessible,
}) => {
  test.setTimeout(300_000);
  for (const [name, path] of Object.entries(await makePages(request))) {
    await test.step(name, async () => {
      expect((await page.goto(path))?.status()).toBe(200);
      await page.waitForLoadState('networkidle');
      await expectAccessible();
    });
  }
});

test('every page is reached from the navigation, on a phone too', async ({ page }) => {
  const headings = [
    'Features',
    'Runs',
    'Compare',
    'Sweeps',
    'Experiments',
    'Models',
    'Predict',
    'Batch',
    'Settings',
    'Overview',
  ];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/');
    for (const heading of headings) {
      if (width < 1024) await page.getByText('Menu', { exact: true }).click();
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: heading, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
    }
  }
});
