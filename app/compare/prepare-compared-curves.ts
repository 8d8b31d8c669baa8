import { type BandPoint, bandOfCalibration, bandOfPrecision, bandOfRoc, intervalOfF1 } from '#server/runs/curve-bands';
import type { ClassCurves } from '#server/runs/run-curves';
import { formatMetric } from '../_ui/format-number.ts';
import {
  type ChartPoint,
  type CurveChart,
  type CurveLine,
  prepareCalibration,
  preparePrecisionRecall,
  prepareRoc,
} from '../_ui/prepare-curves.ts';
import { prepareScoreBars } from '../_ui/prepare-score-bars.ts';
import type { CurveName } from './compare-state.ts';
import type { OperatingPoint } from './prepare-operating.ts';

/** One class of one run, and where the run answers it now. */
export interface ComparedCurve extends CurveLine {
  readonly position: number;
  readonly operating: OperatingPoint | null;
}

type Line = CurveChart['lines'][number];

/** A line with what is drawn around it. */
export interface ComparedLine extends Line {
  readonly position: number;
  readonly band: readonly BandPoint[];
  /** Where the run answers now; null where it has no place on this chart. */
  readonly dot: { readonly x: number; readonly y: number } | null;
  /** Drawn downwards from 0: what stands against the line of the same run. */
  readonly mirrored: boolean;
}

/** A chart of several runs: x from 0 to 1, y up to `top`, and down as far where lines are mirrored. */
export interface ComparedChart extends CurveChart {
  readonly lines: readonly ComparedLine[];
  readonly top: number;
  readonly drawn: 'line' | 'dots' | 'steps';
  /** What sums a run's line up, one a curve; '' for none. */
  readonly figures: readonly string[];
}

/** The chart one asked for, of one class of every run. */
export function prepareComparedCurves(
  curve: CurveName,
  title: string,
  curves: readonly ComparedCurve[],
): ComparedChart {
  return CHARTS[curve](title, curves);
}

const CHARTS: Record<CurveName, (title: string, curves: readonly ComparedCurve[]) => ComparedChart> = {
  roc: (title, all) =>
    decorate(prepareRoc(title, all), all, {
      figures: all.map(({ curves }) => `area ${formatMetric(curves.roc?.area)}`),
      bandOf: ({ roc, support }) => bandOfRoc(roc?.points ?? [], support),
      dotOf: ({ falsePositiveRate, recall }) => ({ x: falsePositiveRate, y: recall }),
    }),
  'precision-recall': (title, all) =>
    decorate(preparePrecisionRecall(title, all), all, {
      figures: all.map(({ curves }) => `average precision ${formatMetric(curves.precisionRecall?.averagePrecision)}`),
      bandOf: ({ precisionRecall, support }) => bandOfPrecision(precisionRecall?.points ?? [], support),
      dotOf: ({ recall, precision }) => ({ x: recall, y: precision }),
    }),
  calibration: (title, all) => ({
    ...decorate(prepareCalibration(title, all), all, { bandOf: ({ calibration }) => bandOfCalibration(calibration) }),
    drawn: 'dots',
  }),
  scores: prepareScores,
  threshold: prepareSweep,
};

interface Decoration {
  readonly figures?: readonly string[];
  readonly bandOf: (curves: ClassCurves) => readonly BandPoint[];
  readonly dotOf?: (operating: OperatingPoint) => { x: number; y: number } | null;
}

function decorate(
  chart: CurveChart,
  all: readonly ComparedCurve[],
  { figures, bandOf, dotOf }: Decoration,
): ComparedChart {
  const lines = chart.lines.map((line, i): ComparedLine => {
    const { position, operating, curves } = all[i]!;
    const dot = operating && dotOf ? dotOf(operating) : null;
    return { ...line, position, band: bandOf(curves), dot, mirrored: false };
  });
  return { ...chart, lines, top: 1, drawn: 'line', figures: figures ?? all.map(() => '') };
}

/** Thresholds of the sweep stand a hundredth apart. */
const SWEEP = Array.from({ length: 101 }, (_, i) => i / 100);

/** F1 of the class wherever one might answer it from. */
function prepareSweep(title: string, all: readonly ComparedCurve[]): ComparedChart {
  const sweeps = all.map(({ curves }) => SWEEP.map((threshold) => f1At(curves, threshold)));
  const best = sweeps.map((sweep) => sweep.reduce((a, b) => (b.f1 > a.f1 ? b : a)));
  const chart: CurveChart = {
    title,
    xTitle: 'threshold',
    yTitle: 'F1',
    summary: `F1 of ${title} by threshold: ${all.map(({ name }, i) => `${name} ${bestText(best[i]!)}`).join(', ')}.`,
    chance: null,
    dots: false,
    lines: all.map(({ key, name, colour, dash }, i) => ({
      ...{ key, name, colour, dash },
      points: sweeps[i]!.map(({ threshold, f1, answered }) => ({
        x: threshold,
        y: f1,
        note: `${answered} rows answered`,
      })),
    })),
  };
  return decorate(chart, all, {
    figures: best.map(bestText),
    bandOf: (curves) => SWEEP.flatMap((threshold) => f1At(curves, threshold).band ?? []),
    dotOf: ({ threshold, f1 }) => (threshold === null ? null : { x: threshold, y: f1 }),
  });
}

const bestText = ({ f1, threshold }: { f1: number; threshold: number }): string =>
  `at most ${formatMetric(f1)}, from ${threshold.toFixed(2)} on`;

function f1At({ steps }: ClassCurves, threshold: number) {
  const step = Math.round(threshold * (steps.positives.length - 1));
  const [hits, alarms] = [steps.positives[step]!, steps.negatives[step]!];
  const misses = steps.positives[0]! - hits;
  const interval = intervalOfF1(hits, misses, alarms);
  return {
    threshold,
    answered: hits + alarms,
    f1: hits === 0 ? 0 : (2 * hits) / (2 * hits + misses + alarms),
    band: interval && { x: threshold, ...interval },
  };
}

/** Where the probabilities lie: of the class's own rows upwards, of all others downwards. */
function prepareScores(title: string, all: readonly ComparedCurve[]): ComparedChart {
  const bars = all.map(({ curves }) => prepareScoreBars(title, curves.steps));
  const sides = all.flatMap((one, i) =>
    (['inside', 'outside'] as const).map((side): ComparedLine => {
      const { key, name, colour, dash, position } = one;
      const points = toShares(bars[i]!.bins[side], side === 'inside' ? 'of its rows' : 'of the others');
      const mirrored = side === 'outside';
      const line = { key: `${key} ${side}`, name: mirrored ? `${name}, others` : name, colour, dash };
      return { ...line, points, position, band: [], dot: null, mirrored };
    }),
  );
  return {
    title,
    xTitle: 'probability given',
    yTitle: 'share of rows',
    summary: `${all.map(({ name }, i) => `${name}: ${bars[i]!.summary}`).join(' ')}`,
    chance: null,
    dots: false,
    lines: sides,
    top: Math.max(...sides.flatMap(({ points }) => points.map(({ y }) => y)), Number.MIN_VALUE),
    drawn: 'steps',
    figures: all.map(() => ''),
  };
}

const toShares = (shares: readonly number[], note: string): ChartPoint[] =>
  shares.map((y, bin) => ({ x: bin / shares.length, y, note }));
