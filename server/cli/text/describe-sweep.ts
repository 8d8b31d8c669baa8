import type { MetricName } from '#server/runs/comparison-schema';
import { signed } from '#server/runs/signed';
import type { LatticeValues, RankedPoint, Sweep, SweepAtlas } from '#server/runs/sweep-schema';
import { textTable } from '../table.ts';

const three = (value: number): string => value.toFixed(3);
const withoutView = (name: string): string => name.replaceAll(/\S+?:/g, '');

/** The first of the atlas, what each candidate is worth, and what to take from it last. */
export function describeSweep(atlas: SweepAtlas, top: number): string {
  const { sweep, points, metric } = atlas;
  const shown = points.slice(0, top);
  const others = (['f1_macro', 'accuracy', 'balanced_accuracy', 'log_loss'] as const).filter((name) => name !== metric);
  const columns = [
    ...['', 'rank', 'point', metric, ...others, 'n', 'size'].map((header) => ({ header, align: 'right' as const })),
    { header: 'algorithm' },
    { header: 'features' },
  ];
  const rows = shown.map((point) => [
    marks(point, atlas),
    point.rank === null ? '–' : `${point.rank}`,
    point.id,
    spread(point, metric),
    ...others.map((name) => spread(point, name)),
    `${point.features.length}`,
    point.size.toFixed(0),
    settingOf(sweep, point.setting),
    point.features.map(withoutView).join(', '),
  ]);
  const legend = '★ best  ▸ fewest features within one standard error of it  ⌐ nothing as good has fewer features';
  return [
    ...sweep.warnings.map((warning) => `Warning: ${warning}`),
    textTable(columns, rows),
    ...(points.length > top ? [`… and ${points.length - top} more (--top)`] : []),
    legend,
    ...atlas.lattices.flatMap((lattice) => ['', ...describeLattice(atlas, lattice)]),
    '',
    `${describeRows(sweep)} ${sweep.name} (${sweep.id}), ${(sweep.durationMs / 1000).toFixed(1)} s.`,
    '',
    atlas.verdict,
  ].join('\n');
}

const marks = (point: RankedPoint, { best, smallest }: SweepAtlas): string =>
  `${point.isFrugal ? '⌐' : ''}${point.id === smallest?.id ? '▸' : ''}${point.id === best?.id ? '★' : ''}`;

function spread({ metrics }: RankedPoint, name: MetricName): string {
  const of = metrics[name];
  return of === null ? '–' : `${three(of.mean)} ± ${three(of.sd)}`;
}

/** The algorithm, with the parameters in which the settings differ. */
function settingOf({ settings }: Sweep, at: number): string {
  const { algorithm, params } = settings[at]!;
  const varied = Object.keys(params).filter((name) =>
    settings.some((other) => other.algorithm === algorithm && other.params[name] !== params[name]),
  );
  return [algorithm, ...varied.map((name) => `${name}=${JSON.stringify(params[name])}`)].join(' ');
}

/** What each candidate is worth, and the strongest pairs whose interval leaves out 0. */
function describeLattice({ sweep, metric }: SweepAtlas, { setting, values, pairs }: LatticeValues): string[] {
  const nameOf = (candidate: number) => withoutView(sweep.candidates[candidate]!.name);
  const interval = ({ low, high }: { low: number; high: number }) => `${signed(low)} … ${signed(high)}`;
  const columns = [
    { header: `worth in ${metric} (Shapley), ${settingOf(sweep, setting)}` },
    { header: 'value', align: 'right' as const },
    { header: '95% interval', align: 'right' as const },
  ];
  const told = pairs.filter(({ low, high }) => low > 0 || high < 0);
  const strongest = told.slice(0, 3).map((pair) => {
    const [a, b] = pair.candidates;
    const how = pair.estimate < 0 ? 'repeat each other' : 'complete each other';
    return `${nameOf(a)} and ${nameOf(b)} ${how}: ${signed(pair.estimate)} (${interval(pair)})`;
  });
  return [
    textTable(
      columns,
      values.map((value) => [nameOf(value.candidate), signed(value.estimate), interval(value)]),
    ),
    ...strongest,
  ];
}

function describeRows({ facts, split }: Sweep): string {
  if (facts === null) return '';
  return (
    `${facts.rows} rows in ${split.folds} folds${(split.repeats ?? 1) > 1 ? ` × ${split.repeats}` : ''}; ` +
    `${facts.sealed} sealed, which no point has seen.`
  );
}
