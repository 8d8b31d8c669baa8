import { describeSplit } from '#server/runs/describe-split';
import type { Run } from '#server/runs/schema';
import { RUN_ALGORITHMS } from '#server/runs/schema';
import { formatCount, formatValue } from '../../_ui/format-number.ts';
import { formatDuration, formatMoment } from '../../_ui/format-time.ts';

interface Fact {
  readonly key: string;
  readonly value: string;
}

export interface Lineage {
  readonly setting: readonly Fact[];
  readonly data: readonly Fact[];
  readonly time: readonly Fact[];
  /** Long ones are shown by their beginning, which is enough to recognise them. */
  readonly fingerprints: readonly (Fact & { readonly shown: string })[];
}

const SHOWN_CHARACTERS = 16;

/** As a run goes through them. */
const PHASES = ['dataset', 'fit', 'evaluate', 'total'];

/** Where a run comes from: all one needs to make it again, as text. */
export function prepareLineage(run: Run): Lineage {
  return {
    setting: [
      { key: 'Algorithm', value: `${RUN_ALGORITHMS[run.algorithm].title} (${run.algorithm})` },
      ...inOrder(run.params, Object.keys(RUN_ALGORITHMS[run.algorithm].params.shape)).map(([key, value]) => ({
        key,
        value: paramText(value),
      })),
      { key: 'Split', value: splitText(run) },
      { key: 'Seed', value: String(run.seed) },
    ],
    data: dataFacts(run),
    time: [
      { key: 'Asked for', value: formatMoment(run.createdAt) },
      ...inOrder(run.durations ?? {}, PHASES).map(([phase, ms]) => ({
        key: `Time, ${phase}`,
        value: formatDuration(ms),
      })),
    ],
    fingerprints: [
      ...fingerprint('Dataset', run.datasetFingerprint),
      ...fingerprint('Split', run.splitFingerprint),
      { key: 'Code', value: run.codeVersion, shown: run.codeVersion },
    ],
  };
}

function fingerprint(key: string, value: string | null) {
  return value ? [{ key, value, shown: value.slice(0, SHOWN_CHARACTERS) }] : [];
}

/** Entries in a known order, unknown names last: the database keeps none. */
function inOrder<T>(values: Readonly<Record<string, T>>, names: readonly string[]): [string, T][] {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.entries(values).toSorted(([a], [b]) => place(a) - place(b));
}

function splitText({ split }: Run): string {
  const description = describeSplit(split, split.seed);
  return description === split.name ? description : `${split.name}: ${description}`;
}

function dataFacts({ dataset, asOf, imported, includeLate }: Run): Fact[] {
  const facts = [
    ...(asOf ? [{ key: 'Joined as of', value: formatMoment(asOf) }] : []),
    ...(asOf ? [{ key: 'Rows written later', value: includeLate ? 'used' : 'left out' }] : []),
    ...(imported ? [{ key: 'Imported from', value: imported.fileName }] : []),
  ];
  if (!dataset) return facts;
  return [
    ...facts,
    { key: 'Entity rows', value: formatCount(dataset.entityRows) },
    ...dataset.droppedRows.map((drop) => ({ key: 'Left out', value: `${formatCount(drop.count)}: ${drop.reason}` })),
    ...(dataset.sealedRows > 0 ? [{ key: 'Sealed rows', value: formatCount(dataset.sealedRows) }] : []),
    { key: 'Training rows', value: formatCount(dataset.trainRows) },
    { key: 'Holdout rows', value: formatCount(dataset.holdoutRows) },
    ...dataset.classes.map((one) => ({
      key: `${one.value} ${one.name}`,
      value: `${formatCount(one.train)} in training, ${formatCount(one.holdout)} in holdout`,
    })),
  ];
}

function paramText(value: unknown): string {
  return value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? formatValue(value)
    : JSON.stringify(value);
}
