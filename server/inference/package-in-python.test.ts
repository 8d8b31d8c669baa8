import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadPackage } from '#server/models/load-package';
import { promoteRun } from '#server/models/promote-run';
import { type Database, openDatabase } from '#server/platform/database';
import { objectStore } from '#server/platform/object-store';
import { insertFinishedRun } from '../models/testing/finished-run.ts';
import { fillOfflineStore } from './testing/small-world.ts';

const python = process.env.COOKOFF_INTEROP_PYTHON;
const hasOnnx = python !== undefined && spawnSync(python, ['-c', 'import onnxruntime, numpy']).status === 0;
const where = hasOnnx ? 'Python' : 'Python (skipped: COOKOFF_INTEROP_PYTHON names none with onnxruntime)';
const DOCUMENT = join(import.meta.dirname, '../../docs/deploy.md');

let home: string;
let database: Database;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'cookoff-package-'));
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await fillOfflineStore(home);
});

afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

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
