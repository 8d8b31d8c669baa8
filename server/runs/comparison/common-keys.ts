import type { Holdout } from '../schema.ts';

type Rows = Pick<Holdout, 'keys' | 'labels'>;

/**
 * Keys of the rows that every run held out, so that none of them learned from one, and on whose truth they agree: a label
 * that changed between two runs is another question. A key that stands for several rows of a run is left out where the
 * runs differ, because nothing says which of them belong together.
 */
export function commonKeys(holdouts: readonly Rows[]): ReadonlySet<string> {
  const [first, ...others] = holdouts;
  if (!first) return new Set();
  if (others.every((other) => areSameRows(first, other))) return new Set(first.keys);
  const [truth, ...truths] = holdouts.map(truthByKey);
  return new Set([...truth!.keys()].filter((key) => truths.every((other) => other.get(key) === truth!.get(key))));
}

function areSameRows(a: Rows, b: Rows): boolean {
  if (a.keys.length !== b.keys.length) return false;
  const areSameKeys = a.keys === b.keys || a.keys.every((key, row) => key === b.keys[row]);
  return areSameKeys && a.labels.every((label, row) => label === b.labels[row]);
}

function truthByKey({ keys, labels }: Rows): Map<string, number> {
  const truth = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [row, key] of keys.entries()) {
    if (truth.has(key)) repeated.add(key);
    truth.set(key, labels[row]!);
  }
  for (const key of repeated) truth.delete(key);
  return truth;
}
