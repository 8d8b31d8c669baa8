import type { FeatureView } from '#server/feature-store/vocabulary';
import type { Experiment } from '#server/runs/experiment-schema';
import type { FitPace } from '#server/runs/fit-pace.repo';
import {
  type AlgorithmOption,
  algorithmOptions,
  type LabelOption,
  labelOptions,
  type ViewOption,
  viewOptions,
} from '../../_fields/prepare-options.ts';

export interface SweepFormModel {
  readonly views: readonly ViewOption[];
  readonly labels: readonly LabelOption[];
  readonly algorithms: readonly AlgorithmOption[];
  /** Those that seal rows: without, none would be left to judge the best of many by. */
  readonly experiments: readonly { id: string; name: string; label: string }[];
  readonly pace: FitPace;
  /** Processor cores of the machine that serves the page; workers elsewhere may have others. */
  readonly cores: number;
  readonly initial: {
    readonly owner: string;
    /** Id; empty outside of one. */
    readonly experiment: string;
    readonly features: readonly string[];
    readonly label: string;
  };
}

interface SweepFormInput {
  readonly views: readonly FeatureView[];
  readonly owner: string;
  /** Features and label that were picked elsewhere. */
  readonly picked: { readonly features: readonly string[]; readonly label: string };
  readonly experiments: readonly Experiment[];
  /** Id of the experiment that the sweep is to be part of; may be of none. */
  readonly experiment: string;
  readonly pace: FitPace;
  readonly cores: number;
}

/** Bins are cut once for all subsets: trees by histogram take about a fifth of the time of exact ones. */
const SWEPT_TREES = { algorithm: 'xgboost', params: { tree_method: 'hist' } } as const;

/** The form of a new sweep: what can be picked, and what it starts with. */
export function prepareSweepForm(input: SweepFormInput): SweepFormModel {
  const { views, owner, picked, pace, cores } = input;
  const experiments = input.experiments.filter(({ split }) => split.sealed);
  const labels = labelOptions(views);
  const label = labels.find(({ value }) => value === picked.label)?.value ?? labels[0]?.value ?? '';
  return {
    views: viewOptions(views),
    labels,
    algorithms: algorithmOptions(SWEPT_TREES),
    experiments: experiments.map(({ id, name, label: its }) => ({ id, name, label: its })),
    pace,
    cores,
    initial: {
      owner,
      experiment: experiments.find(({ id }) => id === input.experiment)?.id ?? '',
      features: picked.features.filter((feature) => feature !== label),
      label,
    },
  };
}
