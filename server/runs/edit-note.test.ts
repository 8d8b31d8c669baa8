import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Database, openDatabase } from '#server/platform/database';
import { editNote, NOTE_MAX } from './edit-note.ts';
import { readNote } from './notes.repo.ts';
import { recordRun } from './record-run.ts';

const DEE = { name: 'Dee' };
const RAM = { name: 'Ram' };
const LABEL = 'customer_rfm_features:ltvcluster';
const home = mkdtempSync(join(tmpdir(), 'cookoff-notes-'));
let database: Database;
let runId: string;

beforeAll(async () => {
  vi.stubEnv('COOKOFF_HOME', home);
  vi.stubEnv('DATABASE_URL', undefined);
  database = await openDatabase();
  await applyFeatureRepo(DEE);
  const run = { name: 'Noted', label: LABEL, service: 'ram_v1', algorithm: 'majority' as const, owner: 'Dee' };
  runId = (await recordRun(run, DEE)).id;
});
afterAll(async () => {
  await database?.close();
  rmSync(home, { recursive: true, maxRetries: 20, retryDelay: 100 });
});

test('of two people who edit one note at once the second is told, and both texts are kept', async () => {
  const opened = await readNote(runId);
  expect(opened).toMatchObject({ body: '', version: 0 });
  const edits = await Promise.allSettled([
    editNote(runId, { body: 'Trees win.', version: opened.version }, DEE),
    editNote(runId, { body: 'Not on other rows.', version: opened.version }, RAM),
  ]);
  const [written] = edits.filter((edit) => edit.status === 'fulfilled');
  const [refused] = edits.filter((edit) => edit.status === 'rejected');
  expect(written!.value).toMatchObject({ version: 1 });
  const { body } = await readNote(runId);
  expect(refused!.reason).toMatchObject({ code: 'conflict', fields: { theirs: body, version: '1' } });
  expect([body, refused!.reason.fields.yours].toSorted()).toEqual(['Not on other rows.', 'Trees win.']);

  const joined = await editNote(runId, { body: 'Trees win, not on other rows.', version: 1 }, RAM);
  expect(joined).toMatchObject({ version: 2, editedBy: 'Ram' });
  await expect(editNote(runId, { body: 'From an old tab.', version: 1 }, DEE)).rejects.toThrow(/Ram changed this note/);
});

test('a note that is too long or of a run that is not there is refused', async () => {
  await expect(editNote(runId, { body: 'x'.repeat(NOTE_MAX + 1), version: 2 }, DEE)).rejects.toThrow(/at most 10000/);
  await expect(editNote('nosuch', { body: 'x', version: 0 }, DEE)).rejects.toMatchObject({ code: 'not_found' });
});
