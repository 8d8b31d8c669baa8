import type { Report } from '#server/training/schema';
import type { Run } from '../schema.ts';

/** What a column of the table of runs holds, by the first part of its name in a query. */
export const VALUE_KINDS = {
  metric: 'on the holdout',
  baseline: 'of the majority class on the same rows',
  gain: 'over the majority class on the same rows',
  seconds: 'what it took',
  param: 'as it was trained with',
} as const;
export type ValueKind = keyof typeof VALUE_KINDS;

/** One cell of the table of runs. Exactly one of `number` and `text` is not null. */
export interface RunValue {
  readonly kind: ValueKind;
  readonly name: string;
  readonly number: number | null;
  readonly text: string | null;
}

/** The parameters of a run as cells; objects and lists as their JSON. */
export function paramValues(params: Run['params']): RunValue[] {
  return Object.entries(params).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    if (typeof value === 'number') return numberValue('param', name, value);
    return [{ kind: 'param', name, number: null, text: typeof value === 'string' ? value : JSON.stringify(value) }];
  });
}

/** The figures of a finished run as cells: its metrics, the majority class's, what lies between them, and the time. */
export function figureValues(
  report: Report,
  baseline: Report,
  durations: Readonly<Record<string, number>>,
): RunValue[] {
  const [metrics, majority] = [figuresOf(report), figuresOf(baseline)];
  const gains = [...metrics].map(([name, value]) => [name, value - (majority.get(name) ?? Number.NaN)] as const);
  const seconds = Object.entries(durations).map(([name, ms]) => [name, ms / 1_000] as const);
  return [
    ...[...metrics].flatMap(([name, value]) => numberValue('metric', name, value)),
    ...[...majority].flatMap(([name, value]) => numberValue('baseline', name, value)),
    ...gains.flatMap(([name, value]) => numberValue('gain', name, value)),
    ...seconds.flatMap(([name, value]) => numberValue('seconds', name, value)),
  ];
}

/** The metrics, and precision, recall and F1 of each class under its value: `recall_2`. */
function figuresOf({ metrics, classes }: Report): Map<string, number> {
  const byClass = classes.flatMap(({ label, precision, recall, f1 }) => [
    [`precision_${label}`, precision] as const,
    [`recall_${label}`, recall] as const,
    [`f1_${label}`, f1] as const,
  ]);
  return new Map([...Object.entries(metrics).map(([name, value]) => [name, value ?? Number.NaN] as const), ...byClass]);
}

/** Nothing where the figure is undefined: a cell that is not there sorts last and fits no comparison. */
const numberValue = (kind: ValueKind, name: string, value: number): RunValue[] =>
  Number.isFinite(value) ? [{ kind, name, number: value, text: null }] : [];
