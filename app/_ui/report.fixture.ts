import type { Report } from '#server/training/schema';

/** Eight rows of three classes, the last never predicted: small enough to check by hand. */
export const reportFixture: Report = {
  rows: 8,
  classes: [
    {
      label: 0,
      name: 'low value',
      precision: 0.8,
      recall: 1,
      f1: 8 / 9,
      support: 4,
      precisionUndefined: false,
      recallUndefined: false,
    },
    {
      label: 1,
      name: 'mid value',
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 2 / 3,
      support: 3,
      precisionUndefined: false,
      recallUndefined: false,
    },
    {
      label: 2,
      name: 'high value',
      precision: 0,
      recall: 0,
      f1: 0,
      support: 1,
      precisionUndefined: true,
      recallUndefined: false,
    },
  ],
  macro: { precision: 22 / 45, recall: 5 / 9, f1: 14 / 27, support: 8 },
  weighted: { precision: 0.65, recall: 0.75, f1: 25 / 36, support: 8 },
  confusion: [
    [4, 0, 0],
    [1, 2, 0],
    [0, 1, 0],
  ],
  metrics: {
    accuracy: 0.75,
    balanced_accuracy: 5 / 9,
    f1_macro: 14 / 27,
    f1_weighted: 25 / 36,
    matthews_corrcoef: 0.5625,
    cohen_kappa: null,
    log_loss: 0.61,
    roc_auc_ovr: 0.8,
    expected_calibration_error: 0.12,
  },
};
