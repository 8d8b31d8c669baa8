import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withDuckDb } from '#server/platform/duckdb';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { getHoldout } from '#server/runs/results.repo';
import type { Run } from '#server/runs/schema';
import { artifactsOf, makeArtifact } from './run-artifacts.ts';
import { insertFinishedRun, insertQueuedRun } from './testing/finished-run.ts';

const python = process.env.COOKOFF_INTEROP_PYTHON;
const NEEDED = 'import onnxruntime, pandas, pyarrow, sklearn';
const hasOnnx = python !== undefined && spawnSync(python, ['-c', NEEDED]).status === 0;
const where = hasOnnx ? 'Python' : 'Python (skipped: COOKOFF_INTEROP_PYTHON names none with onnxruntime and pandas)';

let world: Home;
let run: Run;

beforeAll(async () => {
  world = await openHome(vi);
  // Two mistakes, so that a report is not all ones.
  run = await insertFinishedRun(({ labels }) => labels.set([1, 1], 2));
});
afterAll(() => world?.close());

const textOf = async (name: string) => new TextDecoder().decode(await makeArtifact(run.id, name, './'));

/** All files of the run in a folder of their own, which they name as their source. */
async function download(): Promise<string> {
  const folder = join(world.home, 'downloads/');
  await mkdir(folder);
  for (const name of artifactsOf(run)) await writeFile(join(folder, name), await makeArtifact(run.id, name, folder));
  return folder;
}

test('predictions.parquet holds every holdout row with its features, its truth and what was answered', async () => {
  const path = join(world.home, 'predictions.parquet');
  await writeFile(path, await makeArtifact(run.id, 'predictions.parquet', './'));
  const rows = await withDuckDb((db) => db.rows(`FROM '${path}'`));
  const holdout = await getHoldout(run.id);
  expect(rows.map(({ key }) => key)).toEqual(holdout.keys);
  expect(rows.map(({ true_class }) => true_class)).toEqual([...holdout.labels]);
  expect(rows.map(({ predicted_class }) => predicted_class)).toEqual([...holdout.predicted]);
  expect(rows.map(({ recency }) => recency ?? Number.NaN)).toEqual([...holdout.features].filter((_, i) => i % 2 === 0));
  const probabilities = rows.flatMap((row) => [row.probability_0, row.probability_1, row.probability_2]);
  expect(probabilities).toEqual([...holdout.probabilities]);
});

test('the report is the same in all its forms, with the interval of every share', async () => {
  const { report } = JSON.parse(await textOf('report.json'));
  expect(report).toEqual(run.report);
  const lines = (await textOf('report.csv')).trimEnd().split('\r\n');
  const line = lines.find((text) => text.startsWith('all classes,accuracy,'))!.split(',');
  expect(Number(line[2])).toBe(run.report!.metrics.accuracy);
  // Wilson of 8 in 10 at z = 1.959964: 0.49016…0.94332.
  expect(Number(line[3])).toBeCloseTo(0.490162, 6);
  expect(Number(line[4])).toBeCloseTo(0.943318, 6);
  const markdown = await textOf('report.md');
  expect(markdown).toContain('| all classes | accuracy | 0.8 (0.4902–0.9433) |');
  for (const [k, counts] of run.report!.confusion.entries()) {
    expect(markdown).toContain(`| ${run.report!.classes[k]!.name} | ${counts.join(' | ')} |`);
  }
});

test('the card is of the run, and the notebook has the cells of the script', async () => {
  expect(await textOf('model-card.md')).toMatch(/^# Stumps\n\nxgboost predicting .* has a card of its own\./);
  const { cells } = JSON.parse(await textOf('reproduce.ipynb'));
  const sources: string[] = cells.map(({ source }: { source: string }) => source);
  expect(await textOf('reproduce.py')).toBe(`${sources.map((source) => `# %%\n${source}`).join('\n\n')}\n`);
});

test('a file that there is none of is named with those there are; a run at work has none', async () => {
  await expect(makeArtifact(run.id, 'report.cvs', './')).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringMatching(/no file "report.cvs". Did you mean "report.csv"\?/),
  });
  const queued = await insertQueuedRun();
  expect(artifactsOf(queued)).toEqual([]);
  await expect(makeArtifact(queued.id, 'model.onnx', './')).rejects.toMatchObject({ code: 'conflict' });
});

test.skipIf(!hasOnnx)(
  `${where} loads the ONNX file, finds the answers that were kept, and prints their report`,
  async () => {
    const folder = await download();
    const printed = execFileSync(python!, [join(folder, 'reproduce.py')], { encoding: 'utf8' });
    expect(printed).toMatch(/10 rows: all answers as the run kept them/);
    for (const { name, precision, recall, f1, support } of run.report!.classes) {
      const figures = [precision, recall, f1].map((value) => value.toFixed(4)).join(' +');
      expect(printed).toMatch(new RegExp(`${name} +${figures} +${support}\n`));
    }
  },
);
