import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { postgres } from '#server/platform/postgres';
import { compareRuns, findComparison } from './compare-runs.ts';
import { editNote } from './edit-note.ts';
import { listComparedRows } from './list-compared-rows.ts';
import { readKeptBeside } from './read-beside.ts';
import { openSavedComparison, readSavedComparison } from './read-saved-comparison.ts';
import { saveComparison } from './save-comparison.ts';
import { getSavedComparison, listSavedComparisons } from './saved-comparisons.repo.ts';
import type { Holdout } from './schema.ts';
import { storeFinishedRun } from './testing/store-finished-run.ts';

const DEE = { name: 'Dee' };
let world: Home;

beforeAll(async () => {
  world = await openHome(vi);
});
afterAll(() => world?.close());

/** Rows `from … to − 1`, of classes 0, 0, 0, 1, 1, 2 in turn, answered right but where `miss` says otherwise. */
function answers(from: number, to: number, miss: (row: number) => number | null = () => null): Holdout {
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const labels = Int32Array.from(rows, (row) => [0, 0, 0, 1, 1, 2][row % 6]!);
  const predicted = labels.map((label, i) => miss(rows[i]!) ?? label);
  const probabilities = Float64Array.from([...predicted].flatMap((k) => [0, 1, 2].map((v) => (v === k ? 0.8 : 0.1))));
  return { keys: rows.map((row) => `c${row}`), labels, predicted, probabilities };
}

/** Always the most frequent class. */
const lazy = (): number => 0;

describe('runs of one split', () => {
  test('are held against the first, against another of them, or against the majority class', async () => {
    const good = await storeFinishedRun({ name: 'Good', holdout: answers(0, 120) });
    const idle = await storeFinishedRun({ name: 'Idle', holdout: answers(0, 120, lazy) });
    const ids = [good.id, idle.id];

    const plain = await compareRuns(ids);
    expect(plain.reference).toMatchObject({ runId: good.id, name: 'Good' });
    expect(plain.challenges.map(({ runId }) => runId)).toEqual([idle.id]);
    expect(plain.headline).toMatch(/^Good beats Idle: macro-F1 \+0\.\d{3} .* Idle only ever answers low value\.$/);

    const turned = await compareRuns(ids, { against: idle.id });
    expect(turned.runs.map(({ name }) => name)).toEqual(['Good', 'Idle']);
    const [forth, back] = [plain, turned].map(({ challenges }) => challenges[0]!.statistics!.metrics.accuracy.estimate);
    expect(back).toBeCloseTo(-forth!, 12);

    const majority = await compareRuns(ids, { against: 'majority' });
    expect(majority.challenges).toHaveLength(2);
    expect(majority.challenges[1]!.statistics!.metrics.accuracy).toMatchObject({ estimate: 0, low: 0, high: 0 });
    expect(majority.headline).toBe(
      'Good beats always answering the majority class on macro-F1; the other 1 cannot be said to.',
    );
  });

  test('show their figures before the statistics are worked out', async () => {
    const runs = [
      await storeFinishedRun({ holdout: answers(0, 60) }),
      await storeFinishedRun({ holdout: answers(0, 60) }),
    ];
    const ids = runs.map(({ id }) => id);
    const [first, whole] = [await findComparison(ids), await compareRuns(ids)];
    const { features, settings } = whole;
    expect(first).toMatchObject({ comparison: null, outline: { challenges: [], headline: '', features, settings } });
    expect(first.outline!.runs.map(({ report }) => report)).toEqual(whole.runs.map(({ report }) => report));
    expect(await findComparison(ids), 'nobody waits for what is known').toEqual({ comparison: whole, outline: null });
  });

  test('are named when they cannot be compared at all', async () => {
    const { id } = await storeFinishedRun({ holdout: answers(0, 60) });
    await expect(compareRuns([id, 'nosuch', 'norsuch'])).rejects.toThrow('There is no run "nosuch", "norsuch".');
    await expect(compareRuns([id, id])).rejects.toThrow(/named twice/);
    await expect(compareRuns(Array.from({ length: 9 }, (_, i) => `r${i}`))).rejects.toThrow(/2 to 8 runs; you named 9/);
    const other = await storeFinishedRun({ holdout: answers(0, 60) });
    await expect(compareRuns([id, other.id], { against: 'nosuch' })).rejects.toThrow(
      /must be one of them, or majority/,
    );
  });
});

describe('runs of different splits', () => {
  test('are compared on the rows that all of them held out, once that is asked for', async () => {
    const a = await storeFinishedRun({ name: 'A', holdout: answers(0, 90), splitFingerprint: 'a' });
    const b = await storeFinishedRun({ name: 'B', holdout: answers(60, 150, lazy), splitFingerprint: 'b' });
    const own = await compareRuns([a.id, b.id]);
    expect(own).toMatchObject({ comparable: false, commonRows: 30, challenges: [{ statistics: null }] });

    const common = await compareRuns([a.id, b.id], { rows: 'common' });
    expect(common).toMatchObject({ comparable: true, challenges: [{ statistics: { rows: 30 } }] });
    expect(common.runs.map(({ report }) => report!.rows)).toEqual([30, 30]);
    expect(common.runs[1]!.report!.metrics.accuracy).toBe(0.5);
    expect(common.note).toBe(
      'All figures are of the 30 rows that none of the runs learned from and all have scored (90 of A, 90 of B).',
    );
    const another = await findComparison([b.id, a.id], { rows: 'common' });
    expect(another, 'no figure is known before rows are compared').toEqual({ comparison: null, outline: null });
  });

  test('that share no row stay apart', async () => {
    const a = await storeFinishedRun({ holdout: answers(0, 30), splitFingerprint: 'a' });
    const b = await storeFinishedRun({ holdout: answers(30, 60), splitFingerprint: 'b' });
    expect(await compareRuns([a.id, b.id], { rows: 'common' })).toMatchObject({ comparable: false, commonRows: 0 });
  });

  test('of another label have no rows in common, whatever their keys', async () => {
    const a = await storeFinishedRun({ holdout: answers(0, 30) });
    const b = await storeFinishedRun({ holdout: answers(0, 30), label: 'view:churn' });
    const comparison = await compareRuns([a.id, b.id], { rows: 'common' });
    expect(comparison).toMatchObject({ commonRows: null, challenges: [{ notComparable: { because: 'label' } }] });
  });
});

describe('one threshold for all runs', () => {
  /** Answers mid where mid is true and high is not far behind: 0.45 against 0.4. */
  const timid = (): Holdout => {
    const holdout = answers(0, 60, (row) => (row % 6 === 5 ? 1 : null));
    const probabilities = holdout.probabilities.map((p, at) =>
      holdout.labels[Math.floor(at / 3)] === 2 ? [0.15, 0.45, 0.4][at % 3]! : p,
    );
    return { ...holdout, probabilities };
  };

  test('asks each for one class, and its report, intervals and verdict are of that question', async () => {
    const a = await storeFinishedRun({ name: 'Plain', holdout: answers(0, 60) });
    const b = await storeFinishedRun({ name: 'Timid', holdout: timid() });
    const ids = [a.id, b.id];
    expect((await compareRuns(ids)).headline).toMatch(/^Plain beats Timid/);

    const low = await compareRuns(ids, { threshold: 0.3 });
    expect(low.threshold).toEqual({ label: 2, name: 'high value', value: 0.3 });
    expect(low.classes.map(({ label }) => label)).toEqual([0, 1, 2]);
    expect(low.runs[1]!.report!.confusion).toEqual([
      [50, 0],
      [0, 10],
    ]);
    expect(low.reference.report.classes.map(({ name }) => name)).toEqual(['not high value', 'high value']);
    expect(low.challenges[0]!.statistics!.metrics.accuracy).toMatchObject({ estimate: 0, low: 0, high: 0 });
    expect(low.verdict).toMatch(/^Every run is taken to answer high value where it gives that at least 0\.300\./);

    const high = await compareRuns(ids, { threshold: 0.5, against: 'majority' });
    expect(high.reference.report.confusion).toEqual([
      [50, 0],
      [10, 0],
    ]);
    expect(high.headline).toMatch(/^Plain beats always answering/);
    expect(await findComparison(ids, { threshold: 0.6 })).toEqual({ comparison: null, outline: null });
    const cell = { runs: ids, of: b.id, truth: 1, predicted: 0, class: 2 };
    expect((await listComparedRows({ ...cell, threshold: 0.5 })).total).toBe(10);
    expect((await listComparedRows({ ...cell, threshold: 0.3 })).total).toBe(0);
  });

  test('is refused on a class that a run does not know, and where it is no probability', async () => {
    const ids = await Promise.all([1, 2].map(async () => (await storeFinishedRun({ holdout: answers(0, 30) })).id));
    await expect(compareRuns(ids, { threshold: 0.5, class: 7 })).rejects.toThrow(
      /^A threshold on class 7 cannot be set: Stored knows 0 \(low value\)/,
    );
    await expect(compareRuns(ids, { threshold: 2 })).rejects.toThrow('A threshold lies between 0 and 1, not at 2.');
  });

  test('is kept with a comparison that is saved', async () => {
    const runs = await Promise.all([1, 2].map(async () => (await storeFinishedRun({ holdout: answers(0, 30) })).id));
    const { id } = await saveComparison({ runs, threshold: 0.4, class: 1 }, DEE);
    const { comparison, options } = await readSavedComparison(id);
    expect(options).toMatchObject({ threshold: 0.4, class: 1 });
    expect(comparison.threshold).toMatchObject({ label: 1, value: 0.4 });
  });
});

test('the rows behind a cell, and those that moved into or out of one', async () => {
  const a = await storeFinishedRun({ holdout: answers(0, 12) });
  const b = await storeFinishedRun({ holdout: answers(0, 12, (row) => (row === 3 ? 0 : null)) });
  const runs = [a.id, b.id];
  const cell = await listComparedRows({ runs, of: a.id, truth: 1, predicted: 1 });
  expect(cell.rows.map(({ key }) => key)).toEqual(['c3', 'c4', 'c9', 'c10']);
  expect(cell.rows[0]).toMatchObject({ label: 1, answers: [1, 0], confidences: [0.8, 0.8], features: [6, 7] });
  const moved = await listComparedRows({ runs, of: b.id, against: a.id, truth: 1, predicted: 1 });
  expect(moved).toMatchObject({ total: 1, rows: [{ key: 'c3', answers: [1, 0] }] });
  await expect(listComparedRows({ runs, of: 'other', truth: 1, predicted: 1 })).rejects.toThrow(/not among those/);
});

describe('a saved comparison', () => {
  test('has one address for one state, and a frozen one outlives its runs to the last figure', async () => {
    const a = await storeFinishedRun({ name: 'Gone', holdout: answers(0, 60) });
    const b = await storeFinishedRun({ name: 'Stays', holdout: answers(0, 60, (row) => (row % 7 === 0 ? 1 : null)) });
    const runs = [a.id, b.id];
    const shared = await saveComparison({ runs, against: b.id, view: { sort: 'support' } }, DEE);
    expect(await saveComparison({ runs, against: b.id, view: { sort: 'support' } }, { name: 'Ram' })).toEqual(shared);
    await editNote('run', a.id, { body: 'Its last words.', version: 0 }, DEE);
    const beside = await readKeptBeside(runs);
    const frozen = await saveComparison({ runs, freeze: true }, DEE);
    const before = await compareRuns(runs);

    await postgres().run.delete({ where: { id: a.id } });
    const read = await getSavedComparison(frozen.id);
    expect(read).toMatchObject({ createdBy: 'Dee', state: { runs: [{ id: a.id, name: 'Gone' }, { name: 'Stays' }] } });
    expect(read.snapshot!.challenges).toEqual(before.challenges);
    expect(read.snapshot!.runs[0]!.createdAt).toEqual(a.createdAt);
    expect(read.beside).toEqual(beside);
    expect(read.beside!.notes[0]).toMatchObject({ body: 'Its last words.', editedBy: 'Dee' });
    expect(read.beside!.curves.map(({ classes }) => classes.length)).toEqual([3, 3]);
    expect((await openSavedComparison(frozen.id)).missing).toEqual([]);
    expect((await getSavedComparison(shared.id)).snapshot).toBeNull();

    await editNote('comparison', shared.id, { body: 'Look, @Ram.', version: 0 }, DEE);
    const [newest] = await listSavedComparisons({ limit: 1 });
    expect(newest).toMatchObject({
      id: frozen.id,
      frozen: true,
      note: '',
      runs: [{ name: 'Gone' }, { name: 'Stays' }],
    });
    const [earlier] = await listSavedComparisons({ limit: 1, after: frozen.id });
    expect(earlier).toMatchObject({ id: shared.id, frozen: false, note: 'Look, @Ram.', createdBy: 'Dee' });
  });

  test('that was never saved, or of runs that are not there, is refused', async () => {
    await expect(getSavedComparison('nosuch')).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveComparison({ runs: ['x', 'y'] }, DEE)).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveComparison({ runs: ['x'] }, DEE)).rejects.toThrow(/at least 2 runs/);
  });
});
