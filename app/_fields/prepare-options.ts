import type { FeatureView } from '#server/feature-store/vocabulary';
import { ALGORITHM_NAMES, ALGORITHMS, type AlgorithmName } from '#server/training/schema';
import { type ParamField, prepareParamFields } from './prepare-param-fields.ts';

export interface FeatureOption {
  readonly reference: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Reference of the label this feature gives away. */
  readonly leaks: string | null;
}

/** A view with the features one can pick of it. */
export interface ViewOption {
  readonly name: string;
  readonly features: readonly FeatureOption[];
}

export interface LabelOption {
  readonly value: string;
  readonly title: string;
}

export interface AlgorithmOption {
  readonly name: AlgorithmName;
  readonly title: string;
  readonly detail: string;
  readonly params: readonly ParamField[];
}

/** Value types that can hold class numbers. */
const LABEL_TYPES = new Set(['int32', 'int64', 'bool']);

export function viewOptions(views: readonly FeatureView[]): ViewOption[] {
  return views.map((view) => ({
    name: view.name,
    features: view.fields.map((field) => ({
      reference: `${view.name}:${field.name}`,
      name: field.name,
      type: field.dtype,
      description: field.description,
      leaks: field.leaks ? `${view.name}:${field.leaks}` : null,
    })),
  }));
}

/** Fields that name their classes come first: they were meant as labels. */
export function labelOptions(views: readonly FeatureView[]): LabelOption[] {
  return views
    .flatMap((view) => view.fields.map((field) => ({ view, field })))
    .filter(({ field }) => field.classes || LABEL_TYPES.has(field.dtype))
    .toSorted((a, b) => Number(!a.field.classes) - Number(!b.field.classes))
    .map(({ view, field }) => ({
      value: `${view.name}:${field.name}`,
      title: field.classes ? `${field.name}: ${Object.values(field.classes).join(', ')}` : field.name,
    }));
}

/** Every algorithm with its parameters as they are by themselves, or as the run has them that one starts from. */
export function algorithmOptions(
  from: { readonly algorithm: string; readonly params: Readonly<Record<string, unknown>> } | null = null,
): AlgorithmOption[] {
  return ALGORITHM_NAMES.map((name) => ({
    name,
    title: ALGORITHMS[name].title,
    detail: ALGORITHMS[name].detail,
    params: prepareParamFields(name, from?.algorithm === name ? from.params : {}),
  }));
}
