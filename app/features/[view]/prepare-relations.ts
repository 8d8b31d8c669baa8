import type { ColumnStatistics } from '#server/feature-store/describe-view';
import type { AppliedView } from '#server/feature-store/registry';
import { featureName } from '#server/models/vocabulary';
import type { FeatureRelation, ViewRelations } from '#server/runs/relate-features';
import { formatCount, formatMetric, formatValue } from '../../_ui/format-number.ts';

export interface RelationRow {
  readonly feature: string;
  /** One small histogram a class, each as shares of the class, on one scale. */
  readonly classes: readonly {
    name: string;
    summary: string;
    bars: readonly { x: number; height: number; width: number }[];
  }[];
  readonly auc: string;
  /** Which class is told apart, and by what. */
  readonly told: string;
  readonly correlationRatio: string;
  readonly rows: string;
  /** Why it is a leak; null for an honest feature. */
  readonly leak: string | null;
}

export const RELATION_HEIGHT = 24;
export const RELATION_WIDTH = 100;

/** Features by how well each alone tells a class apart, the best first. */
export function prepareRelationRows({ features, classes }: ViewRelations): RelationRow[] {
  return features
    .toSorted((a, b) => separation(b) - separation(a))
    .map((relation) => {
      const name = featureName(relation.feature);
      const best = relation.best && classes[relation.best.class];
      return {
        feature: name,
        classes: classes.map((one, k) => ({
          name: one.name,
          summary: `${name} of ${one.name}${sayRange(relation)}`,
          bars: prepareBars(relation, k),
        })),
        auc: formatMetric(relation.best && separation(relation)),
        told: relation.best && best ? `${best.name}, by ${relation.best.higher ? 'higher' : 'lower'} values` : '—',
        correlationRatio: formatMetric(relation.correlationRatio),
        rows: formatCount(relation.rows),
        leak: relation.leak?.sentence ?? null,
      };
    });
}

/** Area under the curve in whichever direction it tells more, ½ to 1. */
const separation = ({ best }: Pick<FeatureRelation, 'best'>): number => (best ? Math.max(best.auc, 1 - best.auc) : 0);

/** `, from 1 to 90`: the scale that all classes of a feature share. */
function sayRange({ edges }: Pick<FeatureRelation, 'edges'>): string {
  return edges.length > 0 ? `, from ${formatValue(edges[0] ?? null)} to ${formatValue(edges.at(-1) ?? null)}` : '';
}

function prepareBars({ counts }: FeatureRelation, k: number) {
  const shares = counts.map((bins) => {
    const total = bins.reduce((sum, count) => sum + count, 0);
    return bins.map((count) => count / Math.max(1, total));
  });
  const most = Math.max(...shares.flat(), Number.MIN_VALUE);
  const own = shares[k] ?? [];
  const step = RELATION_WIDTH / Math.max(1, own.length);
  return own.map((share, i) => ({
    x: i * step,
    width: step * 0.9,
    height: share === 0 ? 0 : Math.max(0.7, (share / most) * RELATION_HEIGHT),
  }));
}

/** Labels a view can be held against: fields with named classes first, then other whole numbers of few values. */
export function labelChoices(
  view: Pick<AppliedView, 'name' | 'joinKeys'>,
  views: readonly AppliedView[],
  statistics: readonly ColumnStatistics[],
): string[] {
  const keys = view.joinKeys.map(({ name }) => name);
  const joined = views
    .filter(({ joinKeys }) => joinKeys.every(({ name }) => keys.includes(name)))
    .toSorted((a, b) => Number(b.name === view.name) - Number(a.name === view.name));
  const named = joined.flatMap((one) =>
    one.fields.filter(({ classes }) => classes).map((field) => `${one.name}:${field.name}`),
  );
  const own = joined.find(({ name }) => name === view.name)?.fields ?? [];
  const few = own
    .filter(({ dtype, name }) => ['int32', 'int64', 'bool'].includes(dtype) && hasFewValues(name, statistics))
    .map(({ name }) => `${view.name}:${name}`);
  return [...new Set([...named, ...few])];
}

function hasFewValues(name: string, statistics: readonly ColumnStatistics[]): boolean {
  const column = statistics.find((one) => one.name === name);
  return column !== undefined && column.topValues !== null && column.distinct > 1;
}
