import { readFile } from 'node:fs/promises';
import { withTemporaryFile } from '#server/feature-store/kept-entity-rows';
import { writeColumns } from '#server/feature-store/write-historical-table';
import { AppError } from '#server/platform/errors';
import { didYouMean } from '#server/platform/suggest';
import { getHoldout, getTrainedModel } from '#server/runs/results.repo';
import { getRun } from '#server/runs/runs.repo';
import type { Run } from '#server/runs/schema';
import { toXgboostJson } from '#server/training/to-xgboost-json';
import { type ArtifactName, RUN_ARTIFACTS } from './artifact-names.ts';
import { predictionColumns } from './artifacts/prediction-columns.ts';
import { type Reported, toReportCsv, toReportMarkdown } from './artifacts/report-files.ts';
import { reproduceCells, toNotebook, toPythonScript } from './artifacts/reproduce-notebook.ts';
import { toReport } from './package/build-package.ts';
import { modelCard } from './package/model-card.ts';
import { endsOf, onnxOf } from './package/trained-onnx.ts';
import { uniqueFeatureNames } from './vocabulary.ts';

/** The files there are of a run; none before it has finished. XGBoost's form is of boosted trees alone. */
export function artifactsOf({ status, algorithm }: Run): ArtifactName[] {
  if (status !== 'finished') return [];
  const all = Object.keys(RUN_ARTIFACTS) as ArtifactName[];
  return all.filter((name) => name !== 'model.xgb.json' || algorithm === 'xgboost');
}

/**
 * One file of a finished run, made when it is asked for.
 * @param source where the other files are, for the notebook: an address or a folder, with its last slash.
 * @throws AppError not_found for an unknown run or file, naming those there are; conflict before the run has finished.
 */
export async function makeArtifact(id: string, name: string, source: string): Promise<Uint8Array> {
  const run = await getRun(id);
  const { report, baseline } = run;
  if (!report || !baseline) {
    throw new AppError('conflict', `Run "${run.name}" is ${run.status}; only a finished run has files.`);
  }
  const known = artifactsOf(run);
  const artifact = known.find((one) => one === name);
  if (!artifact) {
    const message = `Run "${run.name}" has no file "${name}".${didYouMean(name, known)} There are: ${known.join(', ')}.`;
    throw new AppError('not_found', message);
  }
  const made = await MAKERS[artifact]({ run, report, baseline }, source);
  return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}

type Maker = (reported: Reported, source: string) => Promise<Uint8Array | string> | string;

const MAKERS: Readonly<Record<ArtifactName, Maker>> = {
  'model.onnx': async ({ run: { id } }) => onnxOf(await getTrainedModel(id), await getHoldout(id)),
  'model.xgb.json': async ({ run }) => {
    const { model } = await getTrainedModel(run.id);
    if (model.kind !== 'boosted_trees') throw new TypeError(`makeArtifact: run ${run.id} holds ${model.kind}`);
    return toXgboostJson(model, uniqueFeatureNames(run.features));
  },
  'predictions.parquet': async ({ run }) => {
    const columns = predictionColumns(run, await getHoldout(run.id));
    return withTemporaryFile('parquet', async (path) => {
      await writeColumns(columns, path);
      return readFile(path);
    });
  },
  'report.json': ({ run }) => `${JSON.stringify(toReport(run, null), null, 2)}\n`,
  'report.md': (reported) => `${toReportMarkdown(reported)}\n`,
  'report.csv': (reported) => `${toReportCsv(reported)}\r\n`,
  'model-card.md': async ({ run }) => {
    const trained = await getTrainedModel(run.id);
    return modelCard(
      { run, trained, sealed: null },
      { title: run.name, occasion: 'A version made of it has a card of its own.' },
    );
  },
  'reproduce.ipynb': async ({ run }, source) => toNotebook(await cellsOf(run, source)),
  'reproduce.py': async ({ run }, source) => toPythonScript(await cellsOf(run, source)),
};

const cellsOf = async (run: Run, source: string): Promise<string[]> =>
  reproduceCells(run, endsOf((await getTrainedModel(run.id)).model), source);
