import { existsSync, readFileSync } from 'node:fs';
import type { LabelledMatrix } from '#server/training/model';

export const PARITY = '../shared/parity';

/** Whether the real customers and what the reference libraries made of them are there. */
export const HAS_BOOK = existsSync(`${PARITY}/book_claims.json`);

export const BOOK_FEATURES = [
  ...['recency', 'frequency', 'monetaryvalue', 'r', 'f', 'm', 'rfmscore'],
  ...['segmenthighvalue', 'segmentlowvalue', 'segmentmidvalue'],
];

/** The 1,377 labelled customers of the real file with these features, in the order of the file. */
export function bookRows(names: readonly string[]): LabelledMatrix {
  const [head, ...lines] = readFileSync(`${PARITY}/rfm_features.csv`, 'utf8').trim().split(/\r?\n/);
  const header = head!.split(',');
  const cells = lines.map((line) => line.split(','));
  const columnOf = (name: string) => Float64Array.from(cells, (row) => Number(row[header.indexOf(name)]));
  const labels = Int32Array.from(columnOf('ltvcluster'));
  return { rows: cells.length, names, columns: names.map(columnOf), labels, classes: 3 };
}

export const BOOK_CLASSES = { classValues: [0, 1, 2], classNames: ['low value', 'mid value', 'high value'] };
