import type { Scalar } from '#server/feature-store/vocabulary';
import { type Condition, type Operator, parseCondition } from './parse-condition.ts';

type Column = readonly (Scalar | undefined)[];

/** A condition whose features are known. */
export interface ReadyCondition {
  /** `view:feature` of each feature it names, each once. */
  readonly references: readonly string[];
  /** Whether it holds for row i. `columns` has one column a reference. */
  holds(columns: Readonly<Record<string, Column>>, i: number): boolean;
}

const COMPARES: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * A condition ready to be asked of rows.
 * @param nearby views, by name, in which features named without one are looked for, the first first.
 * @throws AppError invalid_input when it cannot be read; a view or feature that is unknown is the registry's to refuse.
 */
export function readyCondition(
  source: string,
  nearby: readonly { readonly name: string; readonly fields: readonly { readonly name: string }[] }[],
): ReadyCondition {
  const condition = parseCondition(source);
  const referenceOf = (feature: string): string => {
    if (feature.includes(':')) return feature;
    const view = nearby.find(({ fields }) => fields.some(({ name }) => name === feature)) ?? nearby[0];
    return `${view?.name ?? ''}:${feature}`;
  };
  return {
    references: [...new Set(featuresOf(condition).map(referenceOf))],
    holds: (columns, i) => holds(condition, (feature) => columns[referenceOf(feature)]?.[i] ?? null),
  };
}

function featuresOf(condition: Condition): string[] {
  if (condition.kind === 'not') return featuresOf(condition.term);
  return 'terms' in condition ? condition.terms.flatMap(featuresOf) : [condition.feature];
}

function holds(condition: Condition, cellOf: (feature: string) => Scalar): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.terms.every((term) => holds(term, cellOf));
    case 'or':
      return condition.terms.some((term) => holds(term, cellOf));
    case 'not':
      return !holds(condition.term, cellOf);
    case 'missing':
      return cellOf(condition.feature) === null;
    case 'compare': {
      const value = cellOf(condition.feature);
      return (
        value !== null && typeof value !== 'string' && COMPARES[condition.operator](Number(value), condition.value)
      );
    }
  }
}
