import { existsSync, readFileSync } from 'node:fs';
import { Random } from '#server/numerics/random';
import type { LabelledMatrix } from '../server/training/model.ts';

/**
 * Rows whose class is a noisy sum of some of the features, cut into three unequal parts; values are float32, so that
 * every library sees the same.
 */
export function syntheticRows(rows: number, features: number, seed: number): LabelledMatrix {
  const random = new Random(seed);
  const columns = Array.from({ length: features }, () =>
    Float64Array.from({ length: rows }, () => Math.fround(normal(random))),
  );
  const labels = Int32Array.from({ length: rows }, (_, row) => {
    const x = (feature: number) => columns[feature % features]![row]!;
    const score = x(0) + 0.5 * x(1) * x(2) + Math.sin(2 * x(3)) - 0.7 * Math.abs(x(4)) + 0.8 * normal(random);
    return score < 0.3 ? 0 : score < 1.4 ? 1 : 2;
  });
  return { rows, names: columns.map((_, j) => `x${j}`), columns, labels, classes: 3 };
}

/** Box and Muller's transform. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.double())) * Math.cos(2 * Math.PI * random.double());
}

const RFM = '../shared/parity/rfm_features.csv';
const RFM_FEATURES = [
  ...['recency', 'monetaryvalue', 'r', 'm', 'rfmscore'],
  ...['segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'],
];

/** The first 1,239 customers of the real data, as many as a training part has, × 8; null where they are not there. */
export function customerRows(): LabelledMatrix | null {
  if (!existsSync(RFM)) return null;
  const [head = '', ...lines] = readFileSync(RFM, 'utf8').trim().split(/\r?\n/);
  const header = head.split(',');
  const kept = lines.slice(0, 1_239).map((line) => line.split(','));
  const column = (name: string) => Float64Array.from(kept, (row) => Math.fround(Number(row[header.indexOf(name)])));
  return {
    rows: kept.length,
    names: RFM_FEATURES,
    columns: RFM_FEATURES.map(column),
    labels: Int32Array.from(column('ltvcluster')),
    classes: 3,
  };
}
