import type { SplitSpec } from '#server/training/schema';

/** What a split does, in a few words; two splits that divide differently are described differently. */
export function describeSplit(spec: SplitSpec, seed: number): string {
  const { sealed } = spec;
  return [
    ...rule(spec),
    ...(sealed ? [`${share(sealed.size)} sealed (seed ${sealed.seed})`] : []),
    ...(spec.column || (spec.time && !spec.folds) ? [] : [`seed ${seed}`]),
  ].join(', ');
}

function rule({ testSize, stratify, column, group, time, folds, repeats }: SplitSpec): string[] {
  const stratified = stratify ? ['stratified'] : [];
  if (folds) return [`${folds} folds${repeats && repeats > 1 ? ` × ${repeats}` : ''}`, ...stratified];
  if (column) return [`holdout where ${column} is true`];
  if (group) return [`${share(testSize)} held out by ${group}`];
  if (time) return [`the latest ${share(testSize)} by ${time}`];
  return [`${share(testSize)} held out`, ...stratified];
}

/** `10%`, or `50 rows` where it is a number of them. */
function share(size: number): string {
  return size < 1 ? `${Number((100 * size).toPrecision(12))}%` : `${size} rows`;
}
