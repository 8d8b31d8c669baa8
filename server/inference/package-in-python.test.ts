import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadPackage } from '#server/models/load-package';
import { promoteRun } from '#server/models/promote-run';
import { objectStore } from '#server/platform/object-store';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { fillOfflineStore } from './testing/small-world.ts';

const python = process.env.COOKOFF_INTEROP_PYTHON;
const hasOnnx = python !== undefined && spawnSync(python, ['-c', 'import onnxruntime, numpy']).status === 0;
const where = hasOnnx ? 'Python' : 'Python (skipped: COOKOFF_INTEROP_PYTHON names none with onnxruntime)';
const DOCUMENT = join(import.meta.dirname, '../../docs/deploy.md');

let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
  await fillOfflineStore(world.home);
});
afterAll(() => world?.close());

async function documentedLines(): Promise<string> {
  const text = await readFile(DOCUMENT, 'utf8');
  return /^```python\n(.*?)^```/ms.exec(text)?.[1] ?? '';
}

test('the lines of the document are ten and two imports', async () => {
  const lines = (await documentedLines()).split('\n').filter((line) => line.trim() !== '');
  expect(lines.filter((line) => !/^import (numpy|json)/.test(line)).length).toBeLessThanOrEqual(10);
});

test.skipIf(!hasOnnx)(`a package scores in plain ${where} as it does here`, async () => {
  const run = await insertFinishedRun();
  const version = await promoteRun(run.id, { reason: 'to be taken away' }, { name: 'Lea' });
  const folder = dirname((await objectStore()).uri(`${version.key}model.onnx`));
  const { stdout, stderr } = spawnSync(python!, ['-c', await documentedLines()], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  const there = JSON.parse(stdout) as { labels: number[]; probabilities: number[][] };
  const { scorer } = await loadPackage(version);
  const here = await scorer.score(Float32Array.of(12, 640.5, 90, Number.NaN));
  expect(there.labels).toEqual([...here.labels]);
  for (const [i, probability] of there.probabilities.flat().entries()) {
    expect(probability).toBeCloseTo(here.probabilities[i]!, 6);
  }
});
