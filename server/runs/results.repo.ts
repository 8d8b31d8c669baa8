/** What a finished run keeps beside its row: holdout predictions, sealed rows, the model. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { AppError } from '#server/platform/errors';
import { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Report } from '#server/training/schema';
import type {
  CrossValidation,
  DatasetSummary,
  Holdout,
  KeptHoldout,
  LearningCurve,
  NewExplanation,
  SealedRows,
  TrainedModel,
} from './schema.ts';
import { asFloat64, asInt32, toBytes } from './storage/columns.ts';
import { explanationRow } from './storage/explanation-row.ts';
import { json } from './storage/run-row.ts';
import { toValueRows } from './storage/run-values.repo.ts';
import { figureValues } from './storage/run-values.ts';

/** Everything a finished training adds to its run. */
export interface RunOutcome {
  readonly asOf: Date;
  readonly viewVersions: Record<string, number>;
  readonly datasetFingerprint: string;
  readonly splitFingerprint: string;
  readonly warnings: readonly string[];
  readonly dataset: DatasetSummary;
  readonly durations: Record<string, number>;
  readonly learningCurve: LearningCurve;
  readonly report: Report;
  readonly baseline: Report;
  readonly crossValidation: CrossValidation | null;
  readonly holdout: KeptHoldout;
  /** null where the split seals nothing. */
  readonly sealed: SealedRows | null;
  readonly trained: TrainedModel;
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Stores a finished training: the run, its holdout predictions, sealed rows, model and explanations, or nothing. */
export async function finishRun(
  id: string,
  outcome: RunOutcome,
  explanations: readonly NewExplanation[] = [],
): Promise<void> {
  const body = new Uint8Array(await zip(JSON.stringify(outcome.trained)));
  const { holdout, sealed } = outcome;
  const values = await toValueRows(figureValues(outcome.report, outcome.baseline, outcome.durations));
  await postgres().$transaction([
    postgres().run.update({ where: { id, status: 'running' }, data: finishedRow(outcome) }),
    postgres().runHoldout.create({
      data: {
        ...rowColumns(holdout),
        runId: id,
        predicted: toBytes(holdout.predicted),
        probabilities: toBytes(holdout.probabilities),
        folds: holdout.folds && toBytes(holdout.folds),
      },
    }),
    ...(sealed ? [postgres().runSealed.create({ data: { runId: id, ...rowColumns(sealed) } })] : []),
    postgres().runModel.create({ data: { runId: id, body } }),
    postgres().runExplanation.createMany({ data: explanations.map((one) => ({ ...explanationRow(one), runId: id })) }),
    postgres().runValue.createMany({ data: values.map((value) => ({ ...value, runId: id })) }),
  ]);
}

function finishedRow({ holdout, sealed, trained, report, baseline, crossValidation, ...kept }: RunOutcome) {
  return {
    ...kept,
    status: 'finished',
    finishedAt: new Date(),
    viewVersions: json(kept.viewVersions),
    warnings: [...kept.warnings],
    dataset: json(kept.dataset),
    durations: json(kept.durations),
    learningCurve: json(kept.learningCurve),
    report: json(report),
    baseline: json(baseline),
    ...(crossValidation && { crossValidation: json(crossValidation) }),
    accuracy: report.metrics.accuracy,
    f1Macro: report.metrics.f1_macro,
    baselineAccuracy: baseline.metrics.accuracy,
  };
}

const rowColumns = ({ keys, labels, features }: SealedRows) => ({
  keys: [...keys],
  labels: toBytes(labels),
  features: toBytes(features),
});

const noHoldout = (id: string): AppError =>
  new AppError('not_found', `Run "${id}" has no holdout predictions: it did not finish.`);

/** @throws AppError not_found when the run kept none (it did not finish). */
export async function getHoldout(id: string): Promise<KeptHoldout> {
  const row = await postgres().runHoldout.findUnique({ where: { runId: id } });
  if (!row) throw noHoldout(id);
  return {
    keys: row.keys,
    labels: asInt32(row.labels),
    predicted: asInt32(row.predicted),
    probabilities: asFloat64(row.probabilities),
    features: asFloat64(row.features),
    folds: row.folds && asInt32(row.folds),
  };
}

interface AnswerRow {
  readonly runId: string;
  /** null for the keys of the first run asked for, in their order. */
  readonly keys: string[] | null;
  readonly labels: Uint8Array;
  readonly predicted: Uint8Array;
  readonly probabilities: Uint8Array;
}

/**
 * What finished runs answered, in the order asked for: the holdouts without features, which are the bulk of them.
 * @throws AppError not_found naming a run that kept none (it did not finish).
 */
export async function listAnswers(ids: readonly string[]): Promise<Holdout[]> {
  // Runs of one split have the same keys, whose reading costs more than all else: those of the first come once.
  const rows = await postgres().$queryRaw<AnswerRow[]>(Prisma.sql`
    SELECT answered."runId", answered.labels, answered.predicted, answered.probabilities,
      CASE WHEN answered."runId" <> leader."runId" AND answered.keys = leader.keys THEN NULL ELSE answered.keys END AS keys
    FROM "RunHoldout" answered LEFT JOIN "RunHoldout" leader ON leader."runId" = ${ids[0]}
    WHERE answered."runId" IN (${Prisma.join([...ids])})`);
  const byId = new Map(rows.map((row) => [row.runId, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw noHoldout(id);
    return {
      keys: row.keys ?? byId.get(ids[0]!)!.keys!,
      labels: asInt32(row.labels),
      predicted: asInt32(row.predicted),
      probabilities: asFloat64(row.probabilities),
    };
  });
}

/** The rows that nothing has seen, or null where the run's split seals none. */
export async function findSealedRows(id: string): Promise<SealedRows | null> {
  const row = await postgres().runSealed.findUnique({ where: { runId: id } });
  return row && { keys: row.keys, labels: asInt32(row.labels), features: asFloat64(row.features) };
}

/** @throws AppError not_found when the run kept none (it did not finish). */
export async function getTrainedModel(id: string): Promise<TrainedModel> {
  const row = await postgres().runModel.findUnique({ where: { runId: id } });
  if (!row) throw new AppError('not_found', `Run "${id}" has no model: it did not finish.`);
  return JSON.parse((await unzip(row.body)).toString()) as TrainedModel;
}
