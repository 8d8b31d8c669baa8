import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import type { CreateRun } from './create-run-schema.ts';
import { executeRun } from './execute-run.ts';
import { recordRun } from './record-run.ts';
import { inputOfRun } from './rerun.ts';
import { endRun, getRun } from './runs.repo.ts';

const FILE = resolve('../shared/parity/OnlineRetail.csv.gz');
const lee = { name: 'Lee' };
const ASKED: CreateRun = {
  name: 'Dee',
  owner: 'Dee',
  service: 'dee_v1',
  label: 'customer_rfm_features:ltvcluster',
  algorithm: 'decision_tree',
  params: { max_depth: 3 },
  seed: 5,
  cv: { folds: 3 },
};

describe.skipIf(!existsSync(FILE))('a run once more (skipped where ../shared is not there)', () => {
  let world: Home;

  beforeAll(async () => {
    world = await openHome(vi);
    await applyFeatureRepo(lee);
    await ingestFile(FILE, { pipeline: 'customer_rfm' }, lee);
  });
  afterAll(() => world?.close());

  test('comes to the same report on the same rows, whoever asks for it', async () => {
    const first = await executeRun((await recordRun(ASKED, lee)).id);
    const second = await executeRun((await recordRun(await inputOfRun(first), lee)).id);
    expect(second.id).not.toBe(first.id);
    const { name, owner, service, features, params, seed, split, splitFingerprint, report } = first;
    expect(second).toMatchObject({ name, owner, service, features, params, seed, split, splitFingerprint, report });
  });

  test('a run that failed can be asked for again, one that waits cannot', async () => {
    const { id } = await recordRun(ASKED, lee);
    await expect(inputOfRun(await getRun(id))).rejects.toMatchObject({ code: 'conflict', message: /is queued/ });
    await endRun(id, 'failed', 'The machine was switched off.');
    expect(await inputOfRun(await getRun(id))).toMatchObject({ service: 'dee_v1', seed: 5 });
  });

  test('what was trained elsewhere, or learned from a feature that is gone, cannot be', async () => {
    const run = await getRun((await recordRun(ASKED, lee)).id);
    const failed = { ...run, status: 'failed' } as const;
    const imported = { fileName: 'm.onnx', sha256: '', format: 'onnx' } as const;
    await expect(inputOfRun({ ...failed, imported })).rejects.toThrow(/was trained elsewhere/);
    const features = [...run.features, 'customer_rfm_features:gone'];
    await expect(inputOfRun({ ...failed, features, viewVersions: { customer_rfm_features: 1 } })).rejects.toMatchObject(
      {
        code: 'conflict',
        refs: ['customer_rfm_features:gone'],
      },
    );
  });
});
