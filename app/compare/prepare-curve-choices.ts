import type { Route } from 'next';
import type { Comparison } from '#server/runs/comparison-schema';
import type { CompareLink, CompareState, CurveName } from './compare-state.ts';
import { type ComparedRun, pairOf } from './prepare-comparison.ts';
import { type OperatingPoint, prepareOperating } from './prepare-operating.ts';

const TITLES: readonly { readonly name: CurveName; readonly title: string }[] = [
  { name: 'roc', title: 'ROC' },
  { name: 'precision-recall', title: 'Precision and recall' },
  { name: 'calibration', title: 'Calibration' },
  { name: 'scores', title: 'Scores' },
  { name: 'threshold', title: 'Threshold sweep' },
];

/** Which curves can be looked at, and which are. */
export interface CurveChoices {
  readonly runs: readonly {
    readonly id: string;
    readonly name: string;
    readonly position: number;
    readonly operating: OperatingPoint | null;
  }[];
  readonly curve: CurveName;
  /** The page as it is now. */
  readonly href: Route;
  readonly curves: readonly { readonly name: CurveName; readonly title: string; readonly href: Route }[];
  readonly classes: readonly {
    readonly label: number;
    readonly name: string;
    readonly href: Route;
    readonly current: boolean;
  }[];
  /** Positions of the runs whose bands are drawn: the baseline and the one looked at. */
  readonly banded: readonly number[];
}

/** Curves of the class asked for, else of the last, which is mostly the rare one. */
export function prepareCurveChoices(
  comparison: Comparison,
  runs: readonly ComparedRun[],
  state: CompareState,
  link: CompareLink,
): CurveChoices {
  const { classes, threshold } = comparison;
  const asked = threshold ? String(threshold.label) : state.class;
  const shown = classes.find(({ label }) => String(label) === asked) ?? classes.at(-1);
  return {
    runs: runs.map(({ id, name, position }) => {
      const report = comparison.runs[position]?.report;
      // Curves are of each run's own holdout, so on other rows there is no such place on them.
      const operating =
        report && shown && comparison.rows === 'own' ? prepareOperating(report, shown.label, threshold?.value) : null;
      return { id, name, position, operating };
    }),
    curve: state.curve,
    href: link({}),
    curves: TITLES.map(({ name, title }) => ({ name, title, href: link({ curve: name }) })),
    classes: classes.map(({ label, name }) => ({
      label,
      name,
      href: link({ class: String(label) }),
      current: label === shown?.label,
    })),
    banded: pairOf(runs, state.focus).map(({ position }) => position),
  };
}
