import type { FeatureService, FeatureView } from '#server/feature-store/vocabulary';
import type { Run } from '#server/runs/schema';
import { ALGORITHM_NAMES, ALGORITHMS, type AlgorithmName } from '#server/training/schema';
import { formatQuantity } from '../../_ui/format-number.ts';
import { type ParamField, prepareParamFields } from './prepare-param-fields.ts';

export interface FeatureOption {
  readonly reference: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Reference of the label this feature gives away. */
  readonly leaks: string | null;
}

export interface RunFormModel {
  readonly views: readonly { name: string; features: readonly FeatureOption[] }[];
  readonly services: readonly { name: string; title: string; features: readonly string[] }[];
  readonly labels: readonly { value: string; title: string }[];
  readonly algorithms: readonly { name: AlgorithmName; title: string; detail: string; params: readonly ParamField[] }[];
  /** What the form starts with: a run one edits, or the defaults. */
  readonly initial: {
    readonly name: string;
    readonly owner: string;
    readonly service: string;
    readonly features: readonly string[];
    readonly label: string;
    readonly algorithm: AlgorithmName;
    readonly seed: string;
    readonly testSize: string;
    readonly stratify: boolean;
    readonly column: string;
  };
}

/** Value types that can hold class numbers. */
const LABEL_TYPES = new Set(['int32', 'int64', 'bool']);

/** The form of a new run: what can be picked, and what it starts with. */
export function prepareRunForm(
  views: readonly FeatureView[],
  services: readonly FeatureService[],
  owner: string,
  from: Run | null,
): RunFormModel {
  const labels = labelOptions(views);
  return {
    views: views.map((view) => ({ name: view.name, features: featureOptions(view) })),
    services: services.map(({ name, features }) => ({
      name,
      title: `${name}, ${formatQuantity(features.length, 'feature')}`,
      features,
    })),
    labels,
    algorithms: ALGORITHM_NAMES.map((name) => ({
      name,
      title: ALGORITHMS[name].title,
      detail: ALGORITHMS[name].detail,
      params: prepareParamFields(name, from?.algorithm === name ? from.params : {}),
    })),
    initial: {
      name: from ? `${from.name}, edited` : '',
      owner,
      service: from ? (from.service ?? '') : (services[0]?.name ?? ''),
      features: from && !from.service ? from.features : [],
      label: from?.label ?? labels[0]?.value ?? '',
      algorithm: from && from.algorithm !== 'onnx' ? from.algorithm : 'xgboost',
      seed: String(from?.seed ?? 0),
      testSize: String(from?.split.testSize ?? 0.1),
      stratify: from?.split.stratify ?? false,
      column: from?.split.column ?? '',
    },
  };
}

function featureOptions(view: FeatureView): FeatureOption[] {
  return view.fields.map((field) => ({
    reference: `${view.name}:${field.name}`,
    name: field.name,
    type: field.dtype,
    description: field.description,
    leaks: field.leaks ? `${view.name}:${field.leaks}` : null,
  }));
}

/** Fields that name their classes come first: they were meant as labels. */
function labelOptions(views: readonly FeatureView[]): { value: string; title: string }[] {
  return views
    .flatMap((view) => view.fields.map((field) => ({ view, field })))
    .filter(({ field }) => field.classes || LABEL_TYPES.has(field.dtype))
    .toSorted((a, b) => Number(!a.field.classes) - Number(!b.field.classes))
    .map(({ view, field }) => ({
      value: `${view.name}:${field.name}`,
      title: field.classes ? `${field.name}: ${Object.values(field.classes).join(', ')}` : field.name,
    }));
}
