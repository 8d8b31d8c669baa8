import type { ClassCurves } from '#server/runs/run-curves';
import { formatMetric, formatQuantity } from './format-number.ts';

/** One line of a chart; in a comparison it has the identity of its run. */
export interface CurveLine {
  readonly key: string;
  readonly name: string;
  /** CSS colour, and dash pattern of the line. */
  readonly colour: string;
  readonly dash: string;
  readonly curves: ClassCurves;
}

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** What is said of the point: its threshold, or how many rows it stands for. */
  readonly note: string;
}

/** A chart over the unit square with its twin as a table. */
export interface CurveChart {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  /** Said of the chart to who does not see it. */
  readonly summary: string;
  /** What a model that has learned nothing would draw: the diagonal, or a level. */
  readonly chance: 'diagonal' | number | null;
  readonly dots: boolean;
  readonly lines: readonly (Omit<CurveLine, 'curves'> & { readonly points: readonly ChartPoint[] })[];
}

const atThreshold = (threshold: number | null): string =>
  threshold === null ? 'nothing answered' : `threshold ${formatMetric(threshold)}`;

/** ROC curves of one class, a line a run. */
export function prepareRoc(title: string, lines: readonly CurveLine[]): CurveChart {
  const areas = lines.map(({ name, curves }) => `${name} area ${formatMetric(curves.roc?.area)}`);
  return {
    title,
    xTitle: 'false positive rate',
    yTitle: 'true positive rate',
    summary: `ROC curve of ${title}: ${areas.join(', ')}; 0.5 is chance.`,
    chance: 'diagonal',
    dots: false,
    lines: lines.map((line) => toLine(line, line.curves.roc?.points ?? [])),
  };
}

/** Precision–recall curves of one class, a line a run. Chance is the share of the class, of the first run's rows. */
export function preparePrecisionRecall(title: string, lines: readonly CurveLine[]): CurveChart {
  const means = lines.map(({ name, curves }) => {
    return `${name} average precision ${formatMetric(curves.precisionRecall?.averagePrecision)}`;
  });
  const chance = lines[0] ? shareOf(lines[0].curves) : null;
  return {
    title,
    xTitle: 'recall',
    yTitle: 'precision',
    summary: `Precision–recall curve of ${title}: ${means.join(', ')}; ${formatMetric(chance)} is chance.`,
    chance,
    dots: false,
    lines: lines.map((line) => toLine(line, line.curves.precisionRecall?.points ?? [])),
  };
}

/** How often a class is true where it is given a probability, a line a run. */
export function prepareCalibration(title: string, lines: readonly CurveLine[]): CurveChart {
  return {
    title,
    xTitle: 'probability given',
    yTitle: 'share that is true',
    summary: `Calibration of ${title} in ten bins; on the diagonal, what is given comes true as often.`,
    chance: 'diagonal',
    dots: true,
    lines: lines.map(({ curves, ...line }) => ({
      ...line,
      points: curves.calibration.map(({ predicted, observed, rows }) => ({
        x: predicted,
        y: observed,
        note: formatQuantity(rows, 'row'),
      })),
    })),
  };
}

function toLine(
  { curves: _, ...line }: CurveLine,
  points: readonly { x: number; y: number; threshold: number | null }[],
): CurveChart['lines'][number] {
  return { ...line, points: points.map(({ x, y, threshold }) => ({ x, y, note: atThreshold(threshold) })) };
}

/** Share of the rows that are of the class. */
function shareOf({ steps }: ClassCurves): number {
  const [inside, outside] = [steps.positives[0] ?? 0, steps.negatives[0] ?? 0];
  return inside / (inside + outside);
}
