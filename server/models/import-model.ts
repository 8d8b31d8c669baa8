import { z } from 'zod';
import type { Actor } from '#server/access/actor';
import { resolveFeatures } from '#server/feature-store/resolve-features';
import { FeatureReferenceSchema } from '#server/feature-store/vocabulary';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { importRun } from '#server/runs/import-run';
import type { Run } from '#server/runs/schema';
import { fromXgboostJson } from '#server/training/from-xgboost-json';
import type { LabelledMatrix } from '#server/training/model';
import { mostProbableClasses, predictProbabilities } from '#server/training/predict-probabilities';
import { readOnnx } from './import/read-onnx.ts';
import { type OnnxScorer, openOnnxScorer } from './onnx-scorer.ts';
import { sha256 } from './package/sha256.ts';
import { uniqueFeatureNames } from './vocabulary.ts';

const ImportModelSchema = z.strictObject({
  name: z.string().trim().min(1, 'give the run a name').max(80, 'at most 80 characters'),
  owner: z.string().trim().min(1, 'say who').max(60, 'at most 60 characters'),
  /** In the order of the model's inputs. */
  features: z.array(FeatureReferenceSchema).min(1, 'name the features in the order of the model’s inputs'),
  label: FeatureReferenceSchema,
  /** Class values in the order of the model's probabilities; those the label's definition names when left out. */
  classes: z.array(z.number().int()).min(2, 'name at least two classes').optional(),
  splitName: z.string().min(1).optional(),
  allowLeakage: z.boolean().default(false),
});
export type ImportModel = z.input<typeof ImportModelSchema>;
type Checked = z.output<typeof ImportModelSchema>;
type Foreign = Parameters<typeof importRun>[0];

/**
 * Brings in a model that was trained elsewhere, XGBoost's JSON or an ONNX classifier, as a finished run: scored on the
 * holdout its label's runs share, to be compared and promoted like any other.
 *
 * @param file its bytes and what it is called.
 * @throws AppError invalid_input naming what is wrong with the file or with what was said of it; not_found for an unknown
 *   feature, label or split. Nothing is written then.
 */
export async function importModel(
  file: { readonly name: string; readonly bytes: Uint8Array },
  input: ImportModel,
  actor: Actor,
): Promise<Run> {
  const wanted = parseInput(ImportModelSchema, input);
  const label = (await resolveFeatures([...wanted.features, wanted.label])).at(-1)!.field;
  const classes =
    wanted.classes ??
    (label.classes &&
      Object.keys(label.classes)
        .map(Number)
        .sort((a, b) => a - b));
  const isJson = new TextDecoder().decode(file.bytes.subarray(0, 64)).trimStart().startsWith('{');
  const read = isJson
    ? readXgboost(file.bytes, { ...wanted, classes })
    : await readForeignOnnx(file.bytes, { ...wanted, classes });
  const format = isJson ? ('xgboost_json' as const) : ('onnx' as const);
  const { classes: _, ...asked } = wanted;
  const imported = { fileName: file.name, sha256: sha256(file.bytes), format };
  return importRun({ ...asked, ...read, imported }, actor);
}

type Read = Pick<Foreign, 'algorithm' | 'model' | 'notes' | 'classValues' | 'answer'>;

function readXgboost(bytes: Uint8Array, { features, classes }: Checked): Read {
  const { model, features: width, featureNames } = fromXgboostJson(new TextDecoder().decode(bytes));
  requireWidth(width, features);
  requireNames(featureNames, features);
  return {
    algorithm: 'xgboost',
    model,
    notes: [],
    classValues: requireClassCount(classes, model.classes),
    answer: async (rows) => {
      const probabilities = predictProbabilities(model, rows);
      return { predicted: mostProbableClasses(probabilities, model.classes), probabilities };
    },
  };
}

async function readForeignOnnx(bytes: Uint8Array, { features, classes }: Checked): Promise<Read> {
  const onnx = readOnnx(bytes);
  if (onnx.features !== null) requireWidth(onnx.features, features);
  const classValues = requireClassCount(classes, onnx.classes);
  const { ends } = onnx;
  const shape = { features: features.length, classes: classValues.length, where: 'The ONNX model' };
  const scorer = await openOnnxScorer(onnx.bytes, { ...shape, ends }).catch(asInvalid);
  return {
    algorithm: 'onnx',
    model: { kind: 'onnx', file: Buffer.from(onnx.bytes).toString('base64'), ...ends },
    notes: onnx.notes,
    classValues,
    answer: (rows) => answerByOnnx(scorer, rows, classValues),
  };
}

/** Scores float32 rows; the label it gives must be the class it finds most probable. */
async function answerByOnnx(scorer: OnnxScorer, rows: LabelledMatrix, classValues: readonly number[]) {
  const width = rows.columns.length;
  const features = Float32Array.from(
    { length: rows.rows * width },
    (_, i) => rows.columns[i % width]![Math.floor(i / width)]!,
  );
  const scores = await scorer.score(features).catch(asInvalid);
  const classes = classValues.length;
  const predicted = scores.labels.map((value) => classValues.indexOf(value));
  for (const [row, k] of predicted.entries()) {
    const shares = scores.probabilities.subarray(row * classes, (row + 1) * classes);
    const largest = Math.max(...shares);
    if (!Number.isFinite(largest)) refuse(`it answers no number for row ${row} of the holdout`);
    if (k < 0 || shares[k] !== largest) {
      const column = shares.indexOf(largest);
      refuse(
        `it answers class ${scores.labels[row]} where column ${column} of its probabilities, class ${classValues[column]}, ` +
          'is the largest; name --classes in the order of the columns',
      );
    }
  }
  return { predicted, probabilities: Float64Array.from(scores.probabilities) };
}

function requireWidth(width: number, features: readonly string[]): void {
  if (width === features.length) return;
  const problem = `the model takes ${width} features, you named ${features.length}`;
  throw new AppError('invalid_input', `${problem}; name them in the order it was trained on.`, {
    fields: { features: problem },
  });
}

/** Where the file names its features and the names are those of the features given, their order must be the same. */
function requireNames(names: readonly string[], features: readonly string[]): void {
  const own = uniqueFeatureNames(features);
  const isSameSet = names.length === own.length && names.every((name) => own.includes(name));
  if (!isSameSet || names.join() === own.join()) return;
  const problem = `the model was trained on ${names.join(', ')}, in this order`;
  throw new AppError('invalid_input', `${problem}; name the features so.`, { fields: { features: problem } });
}

/** Class values of a model that answers so many classes, or does not say how many: as named, else 0, 1, … */
function requireClassCount(named: readonly number[] | undefined, count: number | null): readonly number[] {
  const classes = named ?? Array.from({ length: count ?? 0 }, (_, k) => k);
  if (classes.length === (count ?? classes.length) && classes.length > 0) return classes;
  const problem = `the model answers ${count ?? 'it does not say how many'} classes, you named ${classes.length}`;
  throw new AppError('invalid_input', `${problem}.`, { fields: { classes: problem } });
}

/** What the runtime says of a file somebody gave us is about their input. */
function asInvalid(error: unknown): never {
  if (error instanceof AppError)
    throw new AppError('invalid_input', error.message, { cause: error, fields: { file: error.message } });
  throw error;
}

function refuse(problem: string): never {
  throw new AppError('invalid_input', `The ONNX model cannot be used: ${problem}.`, { fields: { classes: problem } });
}
