import type { Report } from '#server/training/schema';

export type MetricName = keyof Report['metrics'];

/** Metrics in reading order, with what people call them. Names in code and in files stay scikit-learn's. */
export const METRIC_TITLES: Readonly<Record<MetricName, string>> = {
  f1_macro: 'Macro F1',
  accuracy: 'Accuracy',
  balanced_accuracy: 'Balanced accuracy',
  f1_weighted: 'Weighted F1',
  matthews_corrcoef: 'Matthews correlation',
  cohen_kappa: 'Cohen’s κ',
  roc_auc_ovr: 'ROC AUC, one vs rest',
  log_loss: 'Log loss',
  expected_calibration_error: 'Calibration error',
};

export const METRIC_NAMES = Object.keys(METRIC_TITLES) as MetricName[];
