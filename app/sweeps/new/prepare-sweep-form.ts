import type { FeatureView } from '#server/feature-store/vocabulary';
import type { FitPace } from '#server/runs/fit-pace.repo';
import { ALGORITHM_NAMES, ALGORITHMS, type AlgorithmName } from '#server/training/schema';
import { type ParamField, prepareParamFields } from '../../runs/new/prepare-param-fields.ts';
import { type FeatureOption, featureOptions, labelOptions } from '../../runs/new/prepare-run-form.ts';

export interface SweepFormModel {
  readonly views: readonly { name: string; features: readonly FeatureOption[] }[];
  readonly labels: readonly { value: string; title: string }[];
  readonly algorithms: readonly { name: AlgorithmName; title: string; detail: string; params: readonly ParamField[] }[];
  readonly pace: FitPace;
  /** Processor cores of the machine that serves the page; workers elsewhere may have others. */
  readonly cores: number;
  readonly initial: { readonly owner: string; readonly features: readonly string[]; readonly label: string };
}

interface SweepFormInput {
  readonly views: readonly FeatureView[];
  readonly owner: string;
  /** Features and label that were picked elsewhere. */
  readonly picked: { readonly features: readonly string[]; readonly label: string };
  readonly pace: FitPace;
  readonly cores: number;
}

/** The form of a new sweep: what can be picked, and what it starts with. */
export function prepareSweepForm({ views, owner, picked, pace, cores }: SweepFormInput): SweepFormModel {
  const labels = labelOptions(views);
  const label = labels.find(({ value }) => value === picked.label)?.value ?? labels[0]?.value ?? '';
  return {
    views: views.map((view) => ({ name: view.name, features: featureOptions(view) })),
    labels,
    algorithms: ALGORITHM_NAMES.map((name) => ({
      name,
      title: ALGORITHMS[name].title,
      detail: ALGORITHMS[name].detail,
      params: prepareParamFields(name),
    })),
    pace,
    cores,
    initial: { owner, features: picked.features.filter((feature) => feature !== label), label },
  };
}
