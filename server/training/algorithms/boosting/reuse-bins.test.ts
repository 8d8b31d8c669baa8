import { expect, test } from 'vitest';
import { type BinStore, createBinStore } from '../../bin-store.ts';
import { columnsOf } from '../../columns-of.ts';
import type { LabelledMatrix } from '../../model.ts';
import { ALGORITHMS } from '../../schema.ts';
import { exampleRows } from './example-rows.fixture.ts';
import { fitBoosting } from './fit-boosting.ts';

const rows = exampleRows(3, 700, 3);
/** One column without missing values, so that bins take one byte in some fits and two in others. */
const train: LabelledMatrix = {
  ...rows,
  names: [...rows.names, 'whole'],
  columns: [...rows.columns, rows.columns[0]!.map((value, row) => (Number.isNaN(value) ? row / 700 : value))],
};
const params = ALGORITHMS.xgboost.params.parse({ n_estimators: 5, tree_method: 'hist' });

function fitOn(columns: number[], binStore?: BinStore, changed: object = {}) {
  const input = { train: columnsOf(train, columns), holdout: null, seed: 0, binStore };
  const steps = fitBoosting({ ...input, params: { ...params, ...changed } });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

/** Counts the columns that have to be cut. */
function countingStore() {
  const store = createBinStore();
  const kept: string[] = [];
  const counting: BinStore = {
    find: store.find,
    keep(column, how, cut) {
      kept.push(`${train.names[train.columns.indexOf(column)]} ${how}`);
      store.keep(column, how, cut);
    },
  };
  return { store: counting, kept };
}

test('trees on bins of an earlier fit are those of a fit that cuts its own', () => {
  const { store, kept } = countingStore();
  for (const columns of [[3], [0, 1, 2, 3], [3], [1, 3], [2], [3, 2, 1, 0]]) {
    expect(fitOn(columns, store), columns.join()).toEqual(fitOn(columns));
  }
  expect(kept).toEqual(['whole', 'x', 'y', 'noise', 'whole'].map((name) => `${name} 256 none`));
});

test('other bins or other weights are cut anew', () => {
  const { store, kept } = countingStore();
  for (const changed of [{}, { max_bin: 16 }, { class_weight: 'balanced' }, { max_bin: 16 }]) {
    expect(fitOn([0, 2], store, changed)).toEqual(fitOn([0, 2], undefined, changed));
  }
  expect(kept).toEqual(['256 none', '16 none', '256 balanced'].flatMap((how) => [`x ${how}`, `noise ${how}`]));
});

test('rows cut off for early stopping are other rows, whose bins are not taken for those of all', () => {
  const { store } = countingStore();
  const stopping = { early_stopping_rounds: 2 };
  fitOn([0, 1], store);
  expect(fitOn([0, 1], store, stopping)).toEqual(fitOn([0, 1], undefined, stopping));
});
