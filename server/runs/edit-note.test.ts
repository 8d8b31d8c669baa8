import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { editNote, NOTE_MAX } from './edit-note.ts';
import { readNote } from './notes.repo.ts';
import { recordRun } from './record-run.ts';
import { saveComparison } from './save-comparison.ts';
import type { Holdout } from './schema.ts';
import { storeFinishedRun } from './testing/store-finished-run.ts';

const DEE = { name: 'Dee' };
const RAM = { name: 'Ram' };
const LABEL = 'customer_rfm_features:ltvcluster';
const ROWS: Holdout = {
  keys: ['c0', 'c1', 'c2'],
  labels: Int32Array.of(0, 1, 2),
  predicted: Int32Array.of(0, 1, 1),
  probabilities: Float64Array.of(0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1),
};
let world: Home;
let runId: string;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(DEE);
  const run = { name: 'Noted', label: LABEL, service: 'ram_v1', algorithm: 'majority' as const, owner: 'Dee' };
  runId = (await recordRun(run, DEE)).id;
});
afterAll(() => world?.close());

test('of two people who edit one note at once the second is told, and both texts are kept', async () => {
  const opened = await readNote('run', runId);
  expect(opened).toMatchObject({ body: '', version: 0 });
  const edits = await Promise.allSettled([
    editNote('run', runId, { body: 'Trees win.', version: opened.version }, DEE),
    editNote('run', runId, { body: 'Not on other rows.', version: opened.version }, RAM),
  ]);
  const [written] = edits.filter((edit) => edit.status === 'fulfilled');
  const [refused] = edits.filter((edit) => edit.status === 'rejected');
  expect(written!.value).toMatchObject({ version: 1 });
  const { body } = await readNote('run', runId);
  expect(refused!.reason).toMatchObject({ code: 'conflict', fields: { theirs: body, version: '1' } });
  expect([body, refused!.reason.fields.yours].toSorted()).toEqual(['Not on other rows.', 'Trees win.']);

  const joined = await editNote('run', runId, { body: 'Trees win, not on other rows.', version: 1 }, RAM);
  expect(joined).toMatchObject({ version: 2, editedBy: 'Ram' });
  await expect(editNote('run', runId, { body: 'From an old tab.', version: 1 }, DEE)).rejects.toThrow(
    /Ram changed this note/,
  );
});

test('a note that is too long or of a run that is not there is refused', async () => {
  await expect(editNote('run', runId, { body: 'x'.repeat(NOTE_MAX + 1), version: 2 }, DEE)).rejects.toThrow(
    /at most 10000/,
  );
  await expect(editNote('run', 'nosuch', { body: 'x', version: 0 }, DEE)).rejects.toMatchObject({ code: 'not_found' });
});

test('a frozen comparison has a note of its own, which needs none of its runs', async () => {
  const runs = [(await storeFinishedRun({ name: 'A', holdout: ROWS })).id];
  runs.push((await storeFinishedRun({ name: 'B', holdout: ROWS })).id);
  const { id } = await saveComparison({ runs, freeze: true }, DEE);
  await postgres().run.deleteMany({ where: { id: { in: runs } } });
  const edits = await Promise.allSettled([
    editNote('comparison', id, { body: 'Nobody wins, @Ram.', version: 0 }, DEE),
    editNote('comparison', id, { body: 'More rows first.', version: 0 }, RAM),
  ]);
  expect(edits.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { version, body } = await readNote('comparison', id);
  expect(['Nobody wins, @Ram.', 'More rows first.']).toContain(body);
  expect(await editNote('comparison', id, { body: 'Both.', version }, RAM)).toMatchObject({
    version: 2,
    body: 'Both.',
  });
  await expect(editNote('comparison', 'nosuch', { body: 'x', version: 0 }, DEE)).rejects.toThrow(/"nosuch"/);
});
