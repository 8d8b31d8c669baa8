import type { ModelVersion } from '#server/models/schema';
import type { VersionComparison } from '#server/models/version-comparison';
import type { Comparison, Difference } from '#server/runs/comparison-schema';
import { tellsApart } from '#server/runs/tells-apart';
import { DeltaMark } from '../../../_ui/delta-mark.tsx';
import { formatCount, formatDelta, formatMetric } from '../../../_ui/format-number.ts';
import { METRIC_NAMES, METRIC_TITLES } from '../../../_ui/metric-names.ts';
import { prepareDelta, withoutClaim } from '../../../_ui/prepare-delta.ts';
import { prepareSummary } from '../../../compare/prepare-comparison.ts';
import { prepareServing } from '../../../compare/prepare-serving.ts';
import type { PairRow } from './pair-table.tsx';

/** The figures of the holdout, each difference with its interval where one may be shown. */
export function holdoutRows(comparison: Comparison): PairRow[] {
  return prepareSummary(comparison).map(({ key, title, cells: [a, b] }) => ({
    key,
    title,
    values: [a?.text, b?.text],
    note: b?.delta && (
      <>
        <DeltaMark delta={b.delta} /> <span className="text-xs text-ink-faint">{b.range}</span>
      </>
    ),
  }));
}

/** The figures of the sealed slice, each difference with its interval where it is one slice. */
export function sealedRows({ versions: [a, b], sealedDifferences }: VersionComparison): PairRow[] {
  const metric = ({ sealed }: ModelVersion, name: (typeof METRIC_NAMES)[number]) =>
    formatMetric(sealed?.report.metrics[name]);
  const rows = METRIC_NAMES.map(
    (name): PairRow => ({
      key: name,
      title: METRIC_TITLES[name],
      values: [metric(a, name), metric(b, name)],
      note: sealedDifferences && <DifferenceNote name={name} difference={sealedDifferences.metrics[name]} />,
    }),
  );
  const count = ({ sealed }: ModelVersion) => (sealed ? formatCount(sealed.report.rows) : 'nothing was sealed');
  const looks = ({ sealed }: ModelVersion) => (sealed ? formatCount(sealed.looksBefore) : '—');
  return [
    { key: 'rows', title: 'Rows', values: [count(a), count(b)] },
    { key: 'looks', title: 'Runs that had looked before', values: [looks(a), looks(b)] },
    ...rows,
  ];
}

function DifferenceNote({ name, difference }: { name: string; difference: Difference | null | undefined }) {
  if (!difference) return null;
  const delta = prepareDelta(name, difference.estimate, 0);
  const claimed = tellsApart(difference) ? delta : withoutClaim(delta);
  return (
    <>
      {claimed && <DeltaMark delta={claimed} />}{' '}
      <span className="text-xs text-ink-faint">
        {formatDelta(difference.low)} to {formatDelta(difference.high)}
      </span>
    </>
  );
}

/** Facts of which one is another in the second version, or all of them. */
export function factRows(facts: VersionComparison['lineage'], differs: boolean): PairRow[] {
  return facts
    .filter((fact) => fact.differs === differs)
    .map(({ name, values: [a, b] }) => ({ key: name, title: name, values: [a ?? '—', b ?? '—'] }));
}

/** Settings of their runs that differ. */
export const settingRows = ({ settings }: Comparison): PairRow[] =>
  settings
    .filter(({ differs }) => differs)
    .map(({ name, values: [a, b] }) => ({ key: name, title: name, values: [a ?? '—', b ?? '—'] }));

/** Sizes of the files, and what it costs to serve them where that was measured. */
export function packageRows({ files, costs, runs }: VersionComparison): PairRow[] {
  const size = (bytes: number | null) => (bytes === null ? 'none' : `${formatCount(bytes)} bytes`);
  const ids = runs.map(({ id }) => id);
  return [
    ...files.map(
      ({ name, bytes: [a, b], same }): PairRow => ({
        key: name,
        title: name,
        values: [size(a), size(b)],
        note: same ? 'the same bytes' : '',
      }),
    ),
    ...(costs.every((cost) => cost === null) ? [] : prepareServing(costs, ids, 0)).map(
      ({ title, cells: [a, b] }): PairRow => ({
        key: title,
        title,
        values: [a?.text, b?.text],
        note: b?.times,
      }),
    ),
  ];
}
