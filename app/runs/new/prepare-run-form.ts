import type { FeatureService, FeatureView } from '#server/feature-store/vocabulary';
import { describeSplit } from '#server/runs/describe-split';
import type { Experiment } from '#server/runs/experiment-schema';
import { DEFAULT_SPLIT, type Run, type Split } from '#server/runs/schema';
import type { AlgorithmName, SplitSpec } from '#server/training/schema';
import {
  type AlgorithmOption,
  algorithmOptions,
  type LabelOption,
  labelOptions,
  type ViewOption,
  viewOptions,
} from '../../_fields/prepare-options.ts';
import { formatQuantity } from '../../_ui/format-number.ts';

export interface ExperimentOption {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** What its split does. */
  readonly split: string;
}

export interface RunFormModel {
  readonly views: readonly ViewOption[];
  readonly services: readonly { name: string; title: string; features: readonly string[] }[];
  readonly labels: readonly LabelOption[];
  readonly algorithms: readonly AlgorithmOption[];
  /** Each fixes the label and the split of its runs. */
  readonly experiments: readonly ExperimentOption[];
  /** Stored splits, the default first. */
  readonly splits: readonly { name: string; title: string }[];
  /** What the form starts with: a run one edits, or the defaults. */
  readonly initial: {
    readonly name: string;
    readonly owner: string;
    /** Id; empty outside of one. */
    readonly experiment: string;
    readonly service: string;
    readonly features: readonly string[];
    readonly label: string;
    readonly algorithm: AlgorithmName;
    readonly seed: string;
    /** A stored split. */
    readonly splitName: string;
    readonly testSize: string;
    readonly stratify: boolean;
    readonly column: string;
    readonly group: string;
    readonly time: string;
    readonly sealed: string;
    /** Empty without cross-validation. */
    readonly folds: string;
    readonly repeats: string;
    /** Whether leaks were found in the run one starts from. */
    readonly leaky: boolean;
    readonly allowLeakage: boolean;
    readonly includeLate: boolean;
  };
}

interface RunFormInput {
  readonly views: readonly FeatureView[];
  readonly services: readonly FeatureService[];
  readonly splits: readonly Split[];
  readonly experiments: readonly Experiment[];
  readonly owner: string;
  readonly from: Run | null;
  /** Id of the experiment that the run is to be part of; that of the run one starts from where left out. */
  readonly experiment?: string | undefined;
  /** Features and label that were picked elsewhere. */
  readonly picked?:
    | { readonly features: readonly string[]; readonly label: string; readonly includeLate: boolean }
    | undefined;
}

/** The form of a new run: what can be picked, and what it starts with. */
export function prepareRunForm(input: RunFormInput): RunFormModel {
  const { views, services, splits, experiments, owner, from, picked } = input;
  const wanted = input.experiment || from?.experimentId;
  const labels = labelOptions(views);
  return {
    views: viewOptions(views),
    services: services.map(({ name, features }) => ({
      name,
      title: `${name}, ${formatQuantity(features.length, 'feature')}`,
      features,
    })),
    labels,
    algorithms: algorithmOptions(from),
    experiments: experiments.map(({ id, name, label, split }) => ({
      ...{ id, name, label },
      split: describeSplit(split, split.seed),
    })),
    splits: splitOptions(splits),
    initial: {
      name: from ? `${from.name}, edited` : '',
      owner,
      experiment: experiments.find(({ id }) => id === wanted)?.id ?? '',
      ...initialFeatures({ services, from, picked }, labels),
      algorithm: from && from.algorithm !== 'onnx' ? from.algorithm : 'xgboost',
      seed: String(from?.seed ?? 0),
      ...initialSplit(from),
      leaky: (from?.leaks.length ?? 0) > 0,
      allowLeakage: from?.allowLeakage ?? false,
      includeLate: (picked?.includeLate || from?.includeLate) ?? false,
    },
  };
}

/** What was picked elsewhere, else those of the run one starts from, else the first service. */
function initialFeatures(
  { services, from, picked }: Pick<RunFormInput, 'services' | 'from' | 'picked'>,
  labels: RunFormModel['labels'],
): Pick<RunFormModel['initial'], 'service' | 'features' | 'label'> {
  const label = labels.find(({ value }) => value === picked?.label)?.value ?? from?.label ?? labels[0]?.value ?? '';
  if (picked && picked.features.length > 0) return { service: '', features: picked.features, label };
  return {
    service: from ? (from.service ?? '') : (services[0]?.name ?? ''),
    features: from && !from.service ? from.features : [],
    label,
  };
}

/** Splits into folds are no choice of their own: folds are drawn by the rule of another. */
function splitOptions(splits: readonly Split[]): RunFormModel['splits'] {
  const plain = splits.filter(({ name, spec }) => !spec.folds && name !== DEFAULT_SPLIT);
  const titleOf = ({ name, spec, seed }: Split): string => {
    const description = describeSplit(spec, seed);
    return description === name ? name : `${name}: ${description}`;
  };
  return [
    { name: DEFAULT_SPLIT, title: 'Default: a tenth held out, shared by all runs of a label' },
    ...new Map(plain.map((split) => [split.name, { name: split.name, title: titleOf(split) }])).values(),
  ];
}

function initialSplit(from: Run | null) {
  const plain: SplitSpec & { readonly name: string } = { name: DEFAULT_SPLIT, testSize: 0.1, stratify: false };
  const { name, folds, repeats, sealed, ...rule } = from?.split ?? plain;
  return {
    // Folds were drawn by a rule that has no name of its own.
    splitName: folds ? '' : name,
    testSize: String(rule.testSize),
    stratify: rule.stratify,
    column: rule.column ?? '',
    group: rule.group ?? '',
    time: rule.time ?? '',
    sealed: String(sealed?.size ?? ''),
    folds: String(folds ?? ''),
    repeats: String(repeats ?? 1),
  };
}
