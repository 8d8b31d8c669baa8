import { toCsv } from './csv.ts';
import { METRIC_NAMES, type SweepAtlas } from './sweep-schema.ts';

const HEADER = [
  ...[
    'point',
    'rank',
    'algorithm',
    'params',
    'features',
    'feature_count',
    'fewest_features_front',
    'smallest_model_front',
  ],
  ...METRIC_NAMES.flatMap((name) => [name, `${name}_sd`]),
  ...['fit_ms', 'score_us', 'size', 'reused'],
];

/**
 * All points of an atlas as RFC 4180 CSV, best first by its metric: means over the folds with their standard deviations,
 * full precision, empty where no fold has a metric. Features stand with spaces between them, parameters as JSON.
 */
export function toAtlasCsv({ sweep, points }: SweepAtlas): string {
  const rows = points.map((point) => {
    const { algorithm, params } = sweep.settings[point.setting]!;
    return [
      ...[point.id, point.rank, algorithm, JSON.stringify(params), point.features.join(' '), point.features.length],
      ...[point.isFrugal, point.isCheap].map(String),
      ...METRIC_NAMES.flatMap((name) => [point.metrics[name]?.mean, point.metrics[name]?.sd]),
      ...[point.fitMs, point.scoreMicros, point.size, String(point.reused)],
    ];
  });
  return toCsv([HEADER, ...rows]);
}
