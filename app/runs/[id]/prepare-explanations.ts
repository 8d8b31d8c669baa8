import { featureName } from '#server/models/vocabulary';
import type { ExplanationKind, RunExplanation } from '#server/runs/schema';
import type { Report } from '#server/training/schema';
import { formatQuantity, formatValue } from '../../_ui/format-number.ts';
import { formatDuration } from '../../_ui/format-time.ts';

export interface ExplanationTable {
  readonly kind: ExplanationKind;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly ExplanationRow[];
}

interface ExplanationRow {
  readonly feature: string;
  readonly name: string;
  readonly cells: readonly { readonly key: string; readonly text: string }[];
  /** Percent of the largest; what the rows are sorted by. */
  readonly bar: number;
}

interface Measured {
  readonly feature: string;
  readonly values: readonly (number | null)[];
  readonly size: number;
}

/**
 * An explanation as a table, what matters most first.
 * @param learned whether the explained rows are those the model learned from, as after a cross-validation.
 */
export function prepareExplanation(
  explanation: RunExplanation,
  classes: Report['classes'],
  learned: boolean,
): ExplanationTable {
  const rowName = learned ? 'row it learned from' : 'holdout row';
  const rowNames = learned ? 'rows it learned from' : 'holdout rows';
  const took = `took ${formatDuration(explanation.durationMs)}`;
  switch (explanation.kind) {
    case 'importance': {
      const { measures, features } = explanation.body;
      const rows = features.map(({ feature, values }) => ({ feature, values, size: values[0] ?? 0 }));
      return table(explanation.kind, `Read off the model; ${took}`, measures, rows);
    }
    case 'shap': {
      const { features, rows: count, scale } = explanation.body;
      const groups = features[0]?.values.length ?? 0;
      const names = groups === classes.length ? classes.map(({ name }) => name) : [classes.at(-1)?.name ?? ''];
      const rows = features.map(({ feature, values }) => ({ feature, values, size: sum(values) }));
      const about = `Mean |SHAP| of the ${scale}, by class, over ${formatQuantity(count, rowName, rowNames)}; ${took}`;
      return table(explanation.kind, about, names, rows);
    }
    case 'permutation': {
      const { features, repeats, rows: count } = explanation.body;
      const rows = features.map(({ feature, mean, sd }) => ({ feature, values: [mean, sd], size: mean ?? 0 }));
      const about =
        `How much macro F1 falls when a feature is shuffled among ${formatQuantity(count, rowName, rowNames)}, ` +
        `${repeats} times; ${took}`;
      return table(explanation.kind, about, ['fall', '± sd'], rows);
    }
  }
}

function table(
  kind: ExplanationKind,
  about: string,
  columns: readonly string[],
  measured: readonly Measured[],
): ExplanationTable {
  const largest = Math.max(...measured.map(({ size }) => size), 0);
  const rows = measured
    .toSorted((a, b) => b.size - a.size)
    .map(({ feature, values, size }) => ({
      feature,
      name: featureName(feature),
      cells: columns.map((key, i) => ({ key, text: formatValue(values[i] ?? null) })),
      bar: largest > 0 ? (100 * Math.max(size, 0)) / largest : 0,
    }));
  return { kind, about, columns, rows };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
