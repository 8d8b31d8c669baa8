import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { editCard } from './edit-card.ts';
import { promoteRun } from './promote-run.ts';
import { readCard, toCardDocument } from './read-card.ts';
import { readPackageFile } from './read-package-file.ts';
import type { ModelVersion } from './schema.ts';
import { insertFinishedRun } from './testing/finished-run.ts';

const DEE = { name: 'Dee' };
const RAM = { name: 'Ram' };
let world: Home;
let version: ModelVersion;

beforeAll(async () => {
  world = await openHome(vi);
  await applyFeatureRepo(DEE);
  const { id } = await insertFinishedRun();
  version = await promoteRun(id, { model: 'carded', alias: 'candidate', reason: 'to be described' }, DEE);
});
afterAll(() => world?.close());

test('of two people who edit one card at once the second is told, both texts are kept, and every edition stays', async () => {
  const edits = await Promise.allSettled([
    editCard(version, { intendedUse: 'Vouchers.', edition: 0 }, DEE),
    editCard(version, { intendedUse: 'Not for credit.', edition: 0 }, RAM),
  ]);
  const [written] = edits.filter((edit) => edit.status === 'fulfilled');
  const [refused] = edits.filter((edit) => edit.status === 'rejected');
  expect(written!.value).toMatchObject({ edition: 1 });
  const theirs = `## Intended use\n\n${written!.value.words.intendedUse}\n`;
  expect(refused!.reason).toMatchObject({ code: 'conflict', fields: { theirs, edition: '1' } });
  const joined = { intendedUse: 'Vouchers. Not for credit.', contact: 'lea@example.org', edition: 1 };
  expect(await editCard(version, joined, RAM)).toMatchObject({ edition: 2, editedBy: 'Ram' });
  const { earlier } = await readCard('carded', 'v0.0');
  expect(earlier).toMatchObject([{ edition: 1, words: written!.value.words }]);
});

test('the card as a document has what people say between how it came to be and what was measured', async () => {
  const document = toCardDocument(await readCard('carded', 'v0.0'));
  const headings = [...document.matchAll(/^#+ .*$/gm)].map(([heading]) => heading);
  expect(headings.slice(0, 4)).toEqual(['# carded v0.0', '## Intended use', '## Contact', '## Data']);
  expect(document).toContain('_Written by Ram, ');
});

test('the package is not touched by what people say', async () => {
  const { generated } = await readCard('carded', 'v0.0');
  expect(generated).not.toContain('Vouchers');
  expect(new TextDecoder().decode(await readPackageFile(version, 'model-card.md'))).toBe(generated);
});

test.each<[string, object, string]>([
  ['too long', { notes: 'x'.repeat(10_001), edition: 2 }, 'notes'],
  ['of an edition that was never there', { edition: 9 }, 'edition'],
])('words %s are refused by their field', async (_, input, field) => {
  await expect(editCard(version, input as { edition: number }, DEE)).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { [field]: expect.any(String) },
  });
});

test('a file the manifest does not list is not given out, wherever it lies', async () => {
  await writeFile(join(world.home, 'objects', version.key, 'extra.txt'), 'laid beside it');
  for (const name of ['extra.txt', '../x', 'toString', '']) {
    await expect(readPackageFile(version, name)).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringMatching(/There are: .*model\.onnx.*MANIFEST\.json/),
    });
  }
  const manifest = await readPackageFile(version, 'MANIFEST.json');
  expect(Buffer.from(manifest)).toEqual(await readFile(join(world.home, 'objects', version.key, 'MANIFEST.json')));
});
