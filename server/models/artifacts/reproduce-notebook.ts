import type { Run } from '#server/runs/schema';
import type { OnnxEnds } from '../onnx-scorer.ts';
import { predictionNames } from './prediction-columns.ts';

/** Text of JSON is text of Python too. */
const py = (value: unknown): string => JSON.stringify(value);

/**
 * Python that loads a run's ONNX file, scores its holdout with it, requires the answers the run kept, and prints their
 * report: one text a cell. After a cross-validation the answers kept are those of models that had not seen the rows, so
 * the report is of these, and the ONNX file, which learned from all rows, is only shown to load and answer.
 *
 * @param source where the run's files are: an address or a folder, with its last slash.
 */
export function reproduceCells(run: Run, ends: OnnxEnds, source: string): string[] {
  const names = predictionNames(run);
  const classes = run.report?.classes ?? [];
  return [
    `# Reproduces the report of run ${py(run.name)} (${run.id}).
# pip install onnxruntime pandas pyarrow scikit-learn
import io
import urllib.request

import numpy as np
import onnxruntime
import pandas as pd
from sklearn.metrics import classification_report, confusion_matrix

# Where the files of the run are: this address, or a folder they were downloaded to, such as "./".
SOURCE = ${py(source)}


def read(name):
    if SOURCE.startswith("http"):
        with urllib.request.urlopen(SOURCE + name) as answer:
            return answer.read()
    with open(SOURCE + name, "rb") as file:
        return file.read()`,
    `FEATURES = ${py(names.features)}
PROBABILITIES = ${py(names.probabilities)}

rows = pd.read_parquet(io.BytesIO(read("predictions.parquet")))
session = onnxruntime.InferenceSession(read("model.onnx"))
# Missing features are NaN, numbers are float32, as the model takes them.
matrix = rows[FEATURES].to_numpy(dtype=np.float64, na_value=np.nan).astype(np.float32)
labels, probabilities = session.run([${py(ends.label)}, ${py(ends.probabilities)}], {${py(ends.input)}: matrix})`,
    run.crossValidation ? keptAnswers(names.predicted) : ownAnswers(names.predicted),
    `print(
    classification_report(
        rows[${py(names.truth)}],
        predicted,
        labels=${py(classes.map(({ label }) => label))},
        target_names=${py(classes.map(({ name }) => name))},
        digits=4,
        zero_division=0,
    )
)
print(confusion_matrix(rows[${py(names.truth)}], predicted, labels=${py(classes.map(({ label }) => label))}))`,
  ];
}

const ownAnswers = (predicted: string): string => `predicted = np.asarray(labels)
difference = np.abs(np.asarray(probabilities) - rows[PROBABILITIES].to_numpy()).max()
assert (predicted == rows[${py(predicted)}].to_numpy()).all(), "the file answers otherwise than the run did"
assert difference < 1e-5, f"a probability is {difference} away from what the run kept"
print(f"{len(rows)} rows: all answers as the run kept them, probabilities within {difference:.1e}")`;

const keptAnswers = (
  predicted: string,
): string => `# Cross-validated: the model learned from all rows. What the report is of are the answers of models that had not seen them.
predicted = rows[${py(predicted)}].to_numpy()
seen = (np.asarray(labels) == predicted).mean()
print(f"{len(rows)} rows: the model, which has seen them, agrees with {seen:.1%} of the answers of those that had not")`;

/** The cells as one script; editors show `# %%` as cells. */
export const toPythonScript = (cells: readonly string[]): string =>
  `${cells.map((cell) => `# %%\n${cell}`).join('\n\n')}\n`;

/** The cells as a Jupyter notebook, format 4.5. */
export function toNotebook(cells: readonly string[]): string {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
    cells: cells.map((cell, i) => ({
      id: `cell-${i + 1}`,
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source: cell,
    })),
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
