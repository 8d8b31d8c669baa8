import type { FeatureChange, FeatureRepoPlan, PlannedChange } from '#server/feature-store/feature-repo-plan';
import type { FeatureView } from '#server/feature-store/vocabulary';

/** What a planned change does to one feature that is applied now. */
export interface Impact {
  /** `view:feature`, as it is called now. */
  readonly reference: string;
  /** Whether who learned from it cannot go on. */
  readonly stops: boolean;
  /** To be read after "because": `v:age is dropped`. */
  readonly words: string;
}

/** By reference, of every applied feature that does not stay exactly as it is. */
export function impactsOf({ changes }: Pick<FeatureRepoPlan, 'changes'>): ReadonlyMap<string, Impact> {
  const impacts = changes.flatMap((change) =>
    change.before?.kind === 'feature_view' ? impactsOfView(change, change.before) : [],
  );
  return new Map(impacts.map((impact) => [impact.reference, impact]));
}

function impactsOfView(change: PlannedChange, before: FeatureView): Impact[] {
  const after = change.body?.kind === 'feature_view' ? change.body : null;
  const changed = new Map(
    change.features
      .filter((feature) => feature.change !== 'added')
      .map((feature) => [feature.renamedFrom ?? feature.name, feature]),
  );
  return before.fields.flatMap(({ name }): Impact[] => {
    const reference = `${before.name}:${name}`;
    if (!after) return [{ reference, stops: true, words: `view ${before.name} is dropped` }];
    const own = impactOf(reference, changed.get(name), after);
    if (own) return [own];
    const rest = impactOfRest(change, before, after);
    return rest ? [{ reference, ...rest }] : [];
  });
}

function impactOf(reference: string, feature: FeatureChange | undefined, after: FeatureView): Impact | null {
  const to = feature && `${after.name}:${feature.name}`;
  switch (feature?.change) {
    case 'dropped':
      return { reference, stops: true, words: `${reference} is dropped` };
    case 'retyped':
      return { reference, stops: true, words: `${reference} becomes ${feature.toType}, ${feature.fromType} until now` };
    case 'renamed':
      return { reference, stops: false, words: `${reference} is called ${to} from then on` };
    default:
      return null;
  }
}

/** What the rest of a view's definition does to a feature that itself stays. */
function impactOfRest(
  change: PlannedChange,
  before: FeatureView,
  after: FeatureView,
): Omit<Impact, 'reference'> | null {
  if (change.action === 'update') return { stops: false, words: `only words of ${before.name} change` };
  if (change.action === 'rename') {
    return { stops: false, words: `view ${before.name} is called ${after.name} from then on` };
  }
  if (before.source.table !== after.source.table) {
    return { stops: false, words: `${before.name} reads the table ${after.source.table} from then on` };
  }
  if (before.ttlSeconds !== after.ttlSeconds) {
    return { stops: false, words: `values of ${before.name} are too old after ${after.ttlSeconds} seconds` };
  }
  return null;
}
