import type { Challenge, Difference, Reference } from '../comparison-schema.ts';
import type { Run } from '../schema.ts';
import { signed } from '../signed.ts';
import { tellsApart } from '../tells-apart.ts';
import { onlyAnswer, range } from '../verdict/words.ts';

/** A challenger that was held against the reference on macro-F1. */
interface Tried {
  readonly run: Run;
  readonly difference: Difference;
}

/** The whole comparison in one breath: who is ahead on macro-F1 and whether that is more than luck. */
export function headline(runs: readonly Run[], reference: Reference, challenges: readonly Challenge[]): string {
  const tried = challenges.flatMap(({ runId, statistics }): Tried[] =>
    statistics ? [{ run: runs.find(({ id }) => id === runId)!, difference: statistics.metrics.f1_macro }] : [],
  );
  if (tried.length === 0) return `${listed(runs.map(({ name }) => name))} cannot be compared.`;
  const lead = reference.runId === null ? againstMajority(tried) : ahead(tried, reference);
  return [lead, withFewest(runs, reference, tried), onlyMajority(runs, reference)].filter(Boolean).join(' ');
}

function ahead(tried: readonly Tried[], { name }: Reference): string {
  const best = tried.reduce((one, other) => (other.difference.estimate > one.difference.estimate ? other : one));
  const { difference, run } = best;
  if (tellsApart(difference) && difference.low > 0) return `${run.name} beats ${name}: ${onF1(difference)}.`;
  const rivals = tried.filter((one) => !tellsApart(one.difference)).map((one) => one.run.name);
  if (rivals.length > 0) {
    return tried.length === 1
      ? `${name} and ${run.name} cannot be told apart: ${onF1(difference)} for ${run.name}.`
      : `Nobody beats ${name} for certain; ${listed(rivals)} cannot be told from it.`;
  }
  return tried.length === 1
    ? `${name} beats ${run.name}: ${onF1(turned(difference))}.`
    : `${name} beats all others on macro-F1; next is ${run.name}, ${signed(difference.estimate)}.`;
}

function againstMajority(tried: readonly Tried[]): string {
  const better = tried.filter(({ difference }) => tellsApart(difference) && difference.low > 0);
  if (better.length === 0) return 'No run beats always answering the majority class.';
  const names = listed(better.map(({ run }) => run.name));
  const others = better.length < tried.length ? `; the other ${tried.length - better.length} cannot be said to` : '';
  return `${names} ${better.length === 1 ? 'beats' : 'beat'} always answering the majority class on macro-F1${others}.`;
}

/** Where nobody is ahead of the reference for certain: whether one feature does as well as ten. */
function withFewest(runs: readonly Run[], { runId }: Reference, tried: readonly Tried[]): string {
  const held = runs.find(({ id }) => id === runId);
  if (!held || tried.some(({ difference }) => tellsApart(difference) && difference.low > 0)) return '';
  const alike = tried.filter(({ difference }) => !tellsApart(difference)).map(({ run }) => run);
  const able = [held, ...alike].filter((run) => !isIdle(run));
  const counts = able.map(({ features }) => features.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const [frugal, ...asFrugal] = able.filter(({ features }) => features.length === fewest);
  if (!frugal || asFrugal.length > 0 || fewest === most) return '';
  const others = able.length === 2 ? able.find((run) => run !== frugal)!.name : 'the others up to';
  return `${frugal.name} needs ${fewest} ${fewest === 1 ? 'feature' : 'features'}, ${others} ${most}.`;
}

/** Whether a run has learned nothing: it answers the majority class in every row. */
function isIdle({ report, baseline }: Run): boolean {
  const answer = report && onlyAnswer(report);
  return answer !== null && baseline !== null && answer === onlyAnswer(baseline);
}

/** What matters more than any lead. */
function onlyMajority(runs: readonly Run[], reference: Reference): string {
  if (reference.runId === null) return '';
  const idle = runs.filter(isIdle);
  if (idle.length === 0) return '';
  const names = listed(idle.map(({ name }) => name));
  return `${names} only ever ${idle.length === 1 ? 'answers' : 'answer'} ${onlyAnswer(idle[0]!.report!)}.`;
}

const onF1 = (difference: Difference): string =>
  `macro-F1 ${signed(difference.estimate)} (${range(difference, signed)})`;

const turned = (difference: Difference): Difference => ({
  ...difference,
  estimate: -difference.estimate,
  low: -difference.high,
  high: -difference.low,
});

/** `a`, `a and b`, `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
