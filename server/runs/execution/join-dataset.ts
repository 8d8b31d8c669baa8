import { historicalFeatures } from '#server/feature-store/historical-features';
import { type ResolvedFeature, resolveFeatures } from '#server/feature-store/resolve-features';
import { type Dataset, toDataset } from '#server/training/dataset';
import { type SplitValue, splitColumn } from '#server/training/split';
import type { Run } from '../schema.ts';

/** The labelled rows of a run and what they were made of. */
export interface RunDataset extends Dataset {
  readonly asOf: Date;
  readonly entityRows: number;
  /** In the order of the matrix. */
  readonly features: readonly ResolvedFeature[];
  readonly label: ResolvedFeature;
  /** Of the column that the split goes by, when it goes by one. */
  readonly splitValues: SplitValue[] | undefined;
}

/**
 * Joins the features and the label of a run as they are known now, or were at a moment.
 * @throws what the join and `toDataset` throw.
 */
export async function joinDataset(
  run: Pick<Run, 'features' | 'label' | 'split'> & Partial<Pick<Run, 'includeLate'>>,
  asOf: Date = new Date(),
): Promise<RunDataset> {
  const column = splitColumn(run.split);
  const resolved = await resolveFeatures([...run.features, run.label]);
  const label = resolved.at(-1)!;
  const wanted = [...new Set([...run.features, run.label, ...(column ? [column] : [])])];
  const table = await historicalFeatures({ entities: 'all', features: wanted, asOf, createdCutoff: !run.includeLate });
  const dataset = toDataset(table, { features: run.features, label: run.label, classNames: label.field.classes });
  return {
    ...dataset,
    asOf,
    entityRows: table.keys.length,
    features: resolved.slice(0, -1),
    label,
    splitValues: column ? Array.from(dataset.tableRows, (row) => table.columns[column]![row] ?? null) : undefined,
  };
}
