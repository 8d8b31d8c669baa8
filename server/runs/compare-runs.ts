import { AppError } from '#server/platform/errors';
import { remember } from '#server/platform/remember';
import { askThreshold } from './comparison/ask-threshold.ts';
import { compareSettings } from './comparison/compare-settings.ts';
import { type Judged, judgeRuns, type Question, toReference } from './comparison/judge-runs.ts';
import type { ScoredRun } from './comparison/on-common-rows.ts';
import { type Comparison, type ComparisonOptions, MAJORITY } from './comparison-schema.ts';
import { reportIntervals } from './report-intervals.ts';
import { getRuns } from './runs.repo.ts';
import type { Run } from './schema.ts';

const MOST_RUNS = 8;

/** Finished runs never change, and a page that is sorted or filtered asks the same question over and over. */
const judgeOnce = remember<Judged>(64);

/**
 * Holds 2 to 8 finished runs against one of them, or against the majority class: reports, paired statistics, features,
 * settings, and what a person should take from it. Where two runs answer different questions or were judged on different
 * holdouts their difference is not computed, unless `rows` asks for the rows that all of them held out; where one could
 * not score some rows of the same holdout, all figures are of the rows that every run scored.
 *
 * @throws AppError invalid_input for too few, too many or repeated runs, or a reference that is none of them; conflict for
 *   runs that did not finish; not_found naming every unknown id.
 */
export async function compareRuns(ids: readonly string[], options: ComparisonOptions = {}): Promise<Comparison> {
  const question = await ask(ids, options);
  const { reports, ...judged } = await judgeOnce(keyOf(question), () => judgeRuns(question));
  // What people do to a run (stars, tags) may have changed since it was judged; what it answered may not.
  const runs = question.runs.map((run, i) => ({ ...run, ...reports[i] }));
  return { ...outline(question, runs), ...judged };
}

/**
 * A comparison whose statistics nobody need wait for, because they were asked for before. Else `outline`: what can be
 * shown until they are worked out, without challenges, headline or verdict; null, too, where the figures themselves are not
 * known before rows are compared.
 *
 * @throws as `compareRuns`.
 */
export async function findComparison(
  ids: readonly string[],
  options: ComparisonOptions = {},
): Promise<{ readonly comparison: Comparison | null; readonly outline: Comparison | null }> {
  const question = await ask(ids, options);
  if (judgeOnce.knows(keyOf(question))) return { comparison: await compareRuns(ids, options), outline: null };
  return { comparison: null, outline: outlineOf(question) };
}

const keyOf = ({ runs, judge, isAgainstMajority, rows, threshold }: Question): string =>
  JSON.stringify([runs.map(({ id }) => id), isAgainstMajority || judge.id, rows, threshold]);

function outlineOf(question: Question): Comparison | null {
  const { runs, rows, threshold } = question;
  const isPartial = runs.some(({ dataset }) => dataset && dataset.unscoredRows > 0);
  return rows === 'common' || threshold || isPartial ? null : outline(question, runs);
}

async function ask(ids: readonly string[], options: ComparisonOptions): Promise<Question> {
  const { against, rows = 'own' } = options;
  const runs = requireFinished(await getRuns(requireSensible(ids)));
  const isAgainstMajority = against === MAJORITY;
  const judge = runs[isAgainstMajority || against === undefined ? 0 : requirePosition(against, ids)]!;
  return { runs, judge, isAgainstMajority, rows, threshold: askThreshold(runs, judge, options) };
}

function outline({ judge, isAgainstMajority, rows, threshold }: Question, runs: readonly FinishedRun[]): Comparison {
  return {
    runs,
    reference: toReference(runs.find(({ id }) => id === judge.id)!, isAgainstMajority),
    rows,
    commonRows: null,
    comparable: true,
    classes: judge.report.classes.map(({ label, name }) => ({ label, name })),
    threshold,
    note: null,
    challenges: [],
    intervals: runs.map(({ report }) => reportIntervals(report)),
    features: [...new Set(runs.flatMap((run) => run.features))].map((feature) => ({
      feature,
      in: runs.map((run) => run.features.includes(feature)),
    })),
    settings: compareSettings(runs),
    headline: '',
    verdict: '',
  };
}

function requireSensible(ids: readonly string[]): readonly string[] {
  if (ids.length < 2 || ids.length > MOST_RUNS) {
    throw new AppError('invalid_input', `A comparison takes 2 to ${MOST_RUNS} runs; you named ${ids.length}.`);
  }
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated)
    throw new AppError('invalid_input', `Run "${repeated}" is named twice; a run cannot be held against itself.`);
  return ids;
}

function requirePosition(against: string, ids: readonly string[]): number {
  const at = ids.indexOf(against);
  if (at >= 0) return at;
  const message = `The runs cannot be held against "${against}": it must be one of them, or ${MAJORITY}.`;
  throw new AppError('invalid_input', message, { fields: { against: message } });
}

/** A finished run has its reports; the type says so from here on. */
type FinishedRun = ScoredRun['run'];

const isFinished = (run: Run): run is FinishedRun => run.report !== null && run.baseline !== null;

function requireFinished(runs: readonly Run[]): FinishedRun[] {
  const unfinished = runs.filter((run) => !isFinished(run));
  if (unfinished.length > 0) {
    const names = unfinished.map(({ name, id, status }) => `"${name}" (${id}) is ${status}`);
    throw new AppError('conflict', `Only finished runs can be compared: ${names.join(', ')}.`);
  }
  return runs.filter(isFinished);
}
