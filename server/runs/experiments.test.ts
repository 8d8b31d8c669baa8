import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyFeatureRepo } from '#server/feature-store/apply';
import { ingestFile } from '#server/feature-store/ingest-file';
import { type Home, openHome } from '#server/platform/open-home.fixture';
import { addToExperiment } from './add-to-experiment.ts';
import { createExperiment } from './create-experiment.ts';
import type { CreateRun } from './create-run-schema.ts';
import { recordSweep } from './create-sweep.ts';
import { editExperiment } from './edit-experiment.ts';
import { executeRun } from './execute-run.ts';
import { executeSweep } from './execute-sweep.ts';
import { insertExperimentNote, listExperimentEvents } from './experiment-events.repo.ts';
import { listExperiments } from './experiments.repo.ts';
import { readLeaderboard } from './read-leaderboard.ts';
import { recordRun } from './record-run.ts';
import type { Run } from './schema.ts';
import { getSweep } from './sweeps.repo.ts';

const FILE = resolve('../shared/parity/OnlineRetail.csv.gz');
const LABEL = 'customer_rfm_features:ltvcluster';
const lead = { name: 'Lead' };
const WHO = 'Who will be worth most?';
const DEE: CreateRun = { name: 'Dee', owner: 'Dee', service: 'dee_v1', algorithm: 'xgboost', experiment: WHO };
const RAM: CreateRun = { ...DEE, name: 'Ram', owner: 'Ram', service: 'ram_v1', algorithm: 'logistic_regression' };

async function train(input: CreateRun): Promise<Run> {
  const { id } = await recordRun(input, lead);
  return executeRun(id);
}

describe.skipIf(!existsSync(FILE))('an experiment on the real customers (skipped where ../shared is not there)', () => {
  let world: Home;

  beforeAll(async () => {
    world = await openHome(vi);
    await applyFeatureRepo(lead);
    await ingestFile(FILE, { pipeline: 'customer_rfm' }, lead);
    await createExperiment({ name: WHO, label: LABEL }, lead);
  });
  afterAll(() => world?.close());

  test('its runs need no label and no split: they share the experiment’s, with rows set aside', async () => {
    const [dee, ram] = [await train(DEE), await train(RAM)];
    expect(dee).toMatchObject({ label: LABEL, split: { stratify: true, sealed: { size: 0.1 } } });
    expect(dee.dataset?.sealedRows).toBe(138);
    expect(ram.splitFingerprint).toBe(dee.splitFingerprint);
    await expect(recordRun({ ...DEE, label: 'customer_rfm_features:r' }, lead)).rejects.toThrow(
      /asks for customer_rfm_features:ltvcluster, not customer_rfm_features:r/,
    );
    await expect(recordRun({ ...DEE, splitName: 'default' }, lead)).rejects.toThrow(/the experiment has its split/);
    await expect(recordRun({ ...DEE, experiment: 'Who will be worth mots?' }, lead)).rejects.toThrow(/worth most/);
  });

  test('the leaderboard ranks in bands, with the majority class among the runs', async () => {
    const { standings, rows, unplaced } = await readLeaderboard(WHO);
    expect(standings.map(({ run }) => run?.name ?? 'majority')).toEqual(['Dee', 'Ram', 'majority']);
    expect(standings.map(({ band }) => band)).toEqual([1, 2, 2]);
    const [dee, ram, majority] = standings;
    expect(dee!.behind).toBeNull();
    expect(dee!.gain!.low).toBeGreaterThan(0);
    // Ram's model answers the majority class for every customer: the same figure, and no difference at all.
    expect(ram!.figure).toBe(majority!.figure);
    expect(ram!.gain).toMatchObject({ estimate: 0, low: 0, high: 0 });
    expect(majority).toMatchObject({ gain: null, behind: { estimate: majority!.figure - dee!.figure } });
    expect([rows, unplaced]).toEqual([124, []]);
  });

  test('a run from outside joins where it answers the same question on the same rows, all of them or none', async () => {
    const { split } = (await readLeaderboard(WHO)).experiment;
    const outside = { ...RAM, experiment: undefined, label: LABEL };
    const [fits, unfit] = [
      await train({ ...outside, splitName: split.name }),
      await train({ ...outside, name: 'Odd' }),
    ];
    await expect(addToExperiment(WHO, { runs: [fits.id, unfit.id] })).rejects.toThrow(
      /Odd was judged on the split "default"/,
    );
    expect((await readLeaderboard(WHO)).standings).toHaveLength(3);
    await addToExperiment(WHO, { runs: [fits.id] });
    expect((await readLeaderboard(WHO)).standings).toHaveLength(4);
  });

  test('a run that did not finish has no place, and says why', async () => {
    await recordRun({ ...DEE, name: 'Waiting' }, lead);
    const { standings, unplaced } = await readLeaderboard(WHO);
    expect(standings).toHaveLength(4);
    expect(unplaced.map(({ run, because }) => [run.name, because])).toEqual([['Waiting', 'it is queued']]);
  });

  test('a sweep in it leaves its sealed rows alone; where nothing is sealed there is no sweep', async () => {
    const candidates = ['monetaryvalue', 'r'].map((name) => `customer_rfm_features:${name}`);
    const settings = [{ algorithm: 'decision_tree' as const }];
    const asked = { name: 'Two', owner: 'Dee', experiment: WHO, candidates, settings };
    const sweep = await executeSweep((await recordSweep(asked, lead)).id);
    const { experiment } = await readLeaderboard(WHO);
    expect(sweep).toMatchObject({ status: 'finished', label: LABEL, experimentId: experiment.id });
    expect(sweep.split).toMatchObject({ folds: 5, stratify: true, sealed: experiment.split.sealed });
    const { rows, sealed } = sweep.facts!;
    expect([rows, sealed]).toEqual([1_239, 138]);

    const plain = { name: 'plain', label: LABEL };
    await createExperiment({ ...plain, splitName: 'default' }, lead);
    await expect(recordSweep({ ...asked, experiment: 'plain' }, lead)).rejects.toThrow(/seals no rows/);
  });

  test('what happened is told newest first', async () => {
    const { id, runs, sweeps, owners } = (await listExperiments()).find(({ name }) => name === WHO)!;
    await insertExperimentNote(id, 'Ram’s model never says high value.', 'Lead');
    expect([runs, sweeps, owners]).toEqual([4, 1, ['Dee', 'Ram']]);
    const events = await listExperimentEvents(id, 3);
    expect(events.map((event) => [event.kind, event.by])).toEqual([
      ['note', 'Lead'],
      ['sweep', 'Dee'],
      ['run', 'Dee'],
    ]);
  });

  test('a sweep from outside joins where it has not seen what is sealed, and leaves the runs alone that do not fit', async () => {
    const candidates = ['customer_rfm_features:r'];
    const outside = { name: 'Before', owner: 'Dee', label: LABEL, candidates, folds: 3 };
    const fits = await recordSweep(outside, lead);
    const unfit = await recordSweep({ ...outside, name: 'Saw them', sealed: 0.2 }, lead);
    const both = { sweeps: [fits.id, unfit.id] };
    await expect(addToExperiment(WHO, both)).rejects.toThrow(/Saw them has seen rows that are sealed there/);
    expect((await getSweep(fits.id)).experimentId).toBeNull();
    const { id } = await addToExperiment(WHO, { sweeps: [fits.id] });
    expect((await getSweep(fits.id)).experimentId).toBe(id);
    await expect(addToExperiment('plain', { sweeps: [fits.id] })).rejects.toThrow(/nothing is sealed there/);
    await expect(addToExperiment(WHO, {})).rejects.toThrow(/at least one run or sweep/);
  });

  test('one that is put away can be read, is listed apart and takes nothing more, until it is taken up again', async () => {
    const edited = await editExperiment('plain', { name: 'Plain', question: 'Why?' });
    expect(edited).toMatchObject({ name: 'Plain', question: 'Why?', archivedAt: null });
    const away = await editExperiment('Plain', { archived: true });
    expect(away.archivedAt).toBeInstanceOf(Date);
    expect((await listExperiments()).map(({ name }) => name)).toEqual([WHO]);
    expect((await listExperiments({ archived: true })).map(({ name }) => name)).toEqual(['Plain']);
    await expect(recordRun({ ...DEE, experiment: 'Plain' }, lead)).rejects.toThrow(/is put away/);
    expect((await readLeaderboard('Plain')).standings).toEqual([]);
    expect((await editExperiment(away.id, { archived: false })).archivedAt).toBeNull();
    await expect(editExperiment('Plain', { name: WHO })).rejects.toThrow(/already/);
    await expect(editExperiment('Plain', {})).rejects.toThrow(/label, split and metric are fixed/);
  });

  test('a name stands for one experiment', async () => {
    await expect(createExperiment({ name: WHO, label: LABEL }, lead)).rejects.toThrow(/already/);
    await expect(createExperiment({ name: 'Other', label: 'customer_rfm_features:ltv' }, lead)).rejects.toThrow(/ltv/);
  });
});
