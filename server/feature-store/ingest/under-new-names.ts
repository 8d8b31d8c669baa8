import { listViews } from '../registry.ts';
import type { FeatureView, Row } from '../vocabulary.ts';

/**
 * A pipeline's rows with each renamed feature under its new name: a pipeline that still writes a former one goes on
 * filling the feature, and nobody finds it empty because one of two files was edited first.
 */
export async function underNewNames(rows: readonly Row[], view: FeatureView): Promise<Row[]> {
  const applied = (await listViews()).find(({ name }) => name === view.name);
  const renamed = view.fields.flatMap(({ name, renamedFrom }) => {
    const former = [...(renamedFrom ? [renamedFrom] : []), ...(applied?.formerly.features[name] ?? [])];
    return former.length > 0 ? [{ name, former }] : [];
  });
  return rows.map((row) => renamed.reduce(carryOver, row));
}

function carryOver(row: Row, { name, former }: { name: string; former: readonly string[] }): Row {
  const written = name in row ? undefined : former.find((one) => one in row);
  if (written === undefined) return row;
  const { [written]: value = null, ...others } = row;
  return { ...others, [name]: value };
}
