import type { FittedModel, LabelledMatrix } from './model.ts';
import type { Report } from './schema.ts';

/** Models that are held against nothing: they are what others are held against. */
const BASELINES: ReadonlySet<FittedModel['kind']> = new Set(['majority', 'stratified']);

interface Training {
  readonly model: FittedModel;
  readonly train: LabelledMatrix;
  readonly classNames: readonly string[];
  readonly report: Report;
  readonly baseline: Report;
}

/** What a person should know before believing the figures of a training, in sentences, worst first. Leaks were looked for before it. */
export function trainingWarnings({ model, train, classNames, report, baseline }: Training): string[] {
  return [
    ...unlearnableClasses(train, classNames),
    ...onceSeenClasses(train, classNames),
    ...(BASELINES.has(model.kind) ? [] : baselineWarnings(report, baseline)),
    ...(model.kind === 'logistic' && !model.converged ? [notConverged(model.iterations)] : []),
    ...tooManyFeatures(train),
    ...uselessFeatures(train),
    ...unseenClasses(report),
  ];
}

function unlearnableClasses({ labels }: LabelledMatrix, classNames: readonly string[]): string[] {
  const seen = new Set(labels);
  return classNames
    .filter((_, k) => !seen.has(k))
    .map(
      (name) =>
        `No training row is ${name}: the model cannot learn it. A stratified split keeps every class on both sides.`,
    );
}

/** What holding a report against the majority class warns of: one sentence, or none where the model is better. */
export function baselineWarnings({ classes, metrics }: Report, baseline: Report): string[] {
  const answered = classes.filter(({ precisionUndefined }) => !precisionUndefined);
  const { accuracy, f1_macro } = baseline.metrics;
  const figures =
    `accuracy ${metrics.accuracy.toFixed(3)} against ${accuracy.toFixed(3)}, ` +
    `macro-F1 ${metrics.f1_macro.toFixed(3)} against ${f1_macro.toFixed(3)}`;
  if (answered.length === 1)
    return [`The model answers ${answered[0]!.name} in every holdout row (${figures} of the majority class).`];
  if (metrics.f1_macro <= f1_macro) return [`No better than always answering the majority class: ${figures}.`];
  if (metrics.accuracy < accuracy) return [`Right less often than always answering the majority class: ${figures}.`];
  return [];
}

function notConverged(iterations: number): string {
  return `Logistic regression stopped after ${iterations} iterations without converging; raise max_iter or standardize the features.`;
}

function onceSeenClasses({ labels }: LabelledMatrix, classNames: readonly string[]): string[] {
  return classNames
    .filter((_, k) => labels.reduce((count, label) => count + (label === k ? 1 : 0), 0) === 1)
    .map((name) => `Only one training row is ${name}: nothing can be said about how it is recognised.`);
}

function tooManyFeatures({ names, rows }: LabelledMatrix): string[] {
  if (names.length <= rows) return [];
  return [
    `There are more features (${names.length}) than training rows (${rows}): the training loss will look too good.`,
  ];
}

function uselessFeatures({ names, columns }: LabelledMatrix): string[] {
  return names.flatMap((name, j) => {
    const [first] = columns[j]!;
    if (!columns[j]!.every((value) => Object.is(value, first))) return [];
    const what = Number.isNaN(first) ? 'has no value in any' : 'is the same in every';
    return [`${name} ${what} training row: it adds nothing.`];
  });
}

function unseenClasses({ classes }: Report): string[] {
  return classes
    .filter(({ recallUndefined }) => recallUndefined)
    .map(({ name }) => `No holdout row is ${name}: its scores are 0 by convention and ROC AUC is undefined.`);
}
