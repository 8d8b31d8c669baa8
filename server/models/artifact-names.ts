/** The files a finished run can be taken away as. Safe in the browser. */
export const RUN_ARTIFACTS = {
  'model.onnx': { about: 'The model; scores with onnxruntime in any language', type: 'application/octet-stream' },
  'model.xgb.json': { about: 'The model as the xgboost package reads it', type: 'application/json' },
  'predictions.parquet': {
    about: 'Every holdout row: key, features, true and predicted class, probabilities',
    type: 'application/vnd.apache.parquet',
  },
  'report.json': { about: 'Report, baseline, split and fingerprints, for programs', type: 'application/json' },
  'report.md': { about: 'The report with intervals, for people', type: 'text/markdown; charset=utf-8' },
  'report.csv': { about: 'The same, a line a figure', type: 'text/csv; charset=utf-8' },
  'model-card.md': {
    about: 'What it is, its data, features, results and limits',
    type: 'text/markdown; charset=utf-8',
  },
  'reproduce.ipynb': {
    about: 'A notebook that loads the ONNX file and reproduces the report',
    type: 'application/x-ipynb+json',
  },
  'reproduce.py': { about: 'The same as a script', type: 'text/x-python; charset=utf-8' },
} as const;
export type ArtifactName = keyof typeof RUN_ARTIFACTS;
