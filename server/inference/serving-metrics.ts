import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readAdmission } from './admission.ts';
import { listServed, type ServedVersion } from './watch/served.ts';
import { LATENCY_BOUNDS_MS, type Tally } from './watch/tally.ts';

type Labels = Readonly<Record<string, string | number>>;

/** Read at every scrape, and begun anew. */
const loopDelay = monitorEventLoopDelay({ resolution: 10 });
loopDelay.enable();

/**
 * What this process has served since it started, in Prometheus's text format 0.0.4. A scrape of each web process gives
 * the whole; nothing is read from the database.
 */
export function servingMetrics(): string {
  const { inFlight, refused } = readAdmission();
  const delay = loopDelay.percentile(99) / 1e9;
  loopDelay.reset();
  return [
    ...ofVersions('requests_total', 'counter', 'Requests answered or not, by outcome.', requestsOf),
    ...latencyLines(),
    ...ofVersions('predictions_total', 'counter', 'Rows by predicted class.', ({ total }) =>
      [...total.classes].map(([label, count]) => [{ class: label }, count] as const),
    ),
    ...ofVersions(
      'rows_without_prediction_total',
      'counter',
      'Rows nothing could be said of, and why.',
      ({ total }) => [
        [{ reason: 'unknown_customer' }, total.unknown],
        [{ reason: 'missing_features' }, total.unscored],
      ],
    ),
    ...ofVersions('shadow_rows_total', 'counter', 'Rows the candidate was asked, by what came of it.', shadowOf),
    ...family('requests_in_flight', 'gauge', 'Scoring requests being worked on.', [[{}, inFlight]]),
    ...family('requests_turned_away_total', 'counter', 'Scoring requests answered with 429.', [[{}, refused]]),
    ...family('event_loop_delay_p99_seconds', 'gauge', 'How late the process was since the last scrape.', [
      [{}, delay],
    ]),
    ...family('resident_memory_bytes', 'gauge', 'Memory of the process.', [[{}, process.memoryUsage.rss()]]),
    '',
  ].join('\n');
}

function requestsOf({ total }: ServedVersion): [Labels, number][] {
  const { requests, refused, failed } = total;
  return [
    [{ outcome: 'answered' }, requests - refused - failed],
    [{ outcome: 'refused' }, refused],
    [{ outcome: 'failed' }, failed],
  ];
}

function shadowOf({ total }: ServedVersion): [Labels, number][] {
  return [...total.shadow].flatMap(([candidate, { rows, differing, skipped, failed }]): [Labels, number][] => [
    [{ candidate, outcome: 'same' }, rows - differing],
    [{ candidate, outcome: 'different' }, differing],
    [{ candidate, outcome: 'skipped' }, skipped],
    [{ candidate, outcome: 'failed' }, failed],
  ]);
}

function latencyLines(): string[] {
  const name = 'cookoff_request_duration_seconds';
  return [
    ...headOf(name, 'histogram', 'Time to a prediction, features and all, without reading the body.'),
    ...listServed().flatMap((served) => histogramOf(name, labelsOf(served), served.total)),
  ];
}

function histogramOf(name: string, labels: Labels, { latency, latencySumMs, requests }: Tally): string[] {
  let below = 0;
  const buckets = LATENCY_BOUNDS_MS.map((bound, i) => {
    below += latency[i]!;
    return line(`${name}_bucket`, { ...labels, le: bound / 1_000 }, below);
  });
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, requests),
    line(`${name}_sum`, labels, latencySumMs / 1_000),
    line(`${name}_count`, labels, requests),
  ];
}

function ofVersions(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  of: (served: ServedVersion) => readonly (readonly [Labels, number])[],
): string[] {
  const lines = listServed().flatMap((served) =>
    of(served).map(([labels, value]) => [{ ...labelsOf(served), ...labels }, value] as const),
  );
  return family(name, type, help, lines);
}

function family(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  values: readonly (readonly [Labels, number])[],
): string[] {
  const full = `cookoff_${name}`;
  return [...headOf(full, type, help), ...values.map(([labels, value]) => line(full, labels, value))];
}

const labelsOf = ({ model, version }: ServedVersion): Labels => ({ model, version });

const headOf = (name: string, type: string, help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

/** Names of models, versions and classes hold nothing that would have to be escaped. */
function line(name: string, labels: Labels, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}
