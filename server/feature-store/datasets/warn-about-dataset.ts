import type { DatasetRequest } from '../dataset-schema.ts';
import type { HistoricalTable } from '../historical-features.ts';
import type { ResolvedFeature } from '../resolve-features.ts';
import type { DatasetWarning, PreviewedLabel, PreviewedView } from './dataset-account.ts';

interface DatasetFacts {
  readonly table: HistoricalTable;
  readonly resolved: readonly ResolvedFeature[];
  readonly request: Pick<DatasetRequest, 'features' | 'label' | 'includeLate'>;
  readonly views: readonly PreviewedView[];
  readonly label: PreviewedLabel | null;
}

/** What a person should know before training on the rows, the gravest first. */
export function warnAboutDataset(facts: DatasetFacts): DatasetWarning[] {
  if (facts.table.keys.length === 0) {
    return [warning('no_rows', 'There are no entity rows: ingest data, or bring rows of your own.')];
  }
  return [
    ...warnAboutLabel(facts),
    ...facts.views.flatMap((view) => warnAboutView(view, facts)),
    ...warnAboutFeatures(facts),
  ];
}

const count = (rows: number): string => rows.toLocaleString('en');

const warning = (kind: DatasetWarning['kind'], message: string): DatasetWarning => ({ kind, message });

function warnAboutLabel({ table, resolved, request, label }: DatasetFacts): DatasetWarning[] {
  if (!label) return [];
  const rows = table.keys.length;
  const wanted = resolved.filter(({ reference }) => request.features.includes(reference));
  const leaks = wanted.flatMap(({ reference, view, field }) => {
    if (reference === label.reference)
      return [warning('leak', `${reference} is the label itself; leave it out of the features.`)];
    if (!field.leaks || `${view.name}:${field.leaks}` !== label.reference) return [];
    return [
      warning(
        'leak',
        `${reference} gives ${label.reference} away: its definition says that the label is made from it.`,
      ),
    ];
  });
  if (label.classes.length === 0) {
    return [
      ...leaks,
      warning(
        'no_label',
        `None of ${count(rows)} rows has a label ${label.reference}; a model cannot learn from them.`,
      ),
    ];
  }
  if (label.classes.length > 1) return leaks;
  return [
    ...leaks,
    warning('one_class', `Every label is ${label.classes[0]!.name}; a model needs two classes at least.`),
  ];
}

function warnAboutView(
  { view, matched, nullReasons, ttlSeconds }: PreviewedView,
  { table, request }: DatasetFacts,
): DatasetWarning[] {
  const rows = table.keys.length;
  const { outsideTtl, writtenLater } = nullReasons;
  const ttl = `${Number((ttlSeconds / 86_400).toFixed(2))} days`;
  return [
    ...(matched === 0
      ? [warning('all_null', `${view} gives no row a value: not one of ${count(rows)} was matched.`)]
      : []),
    ...(outsideTtl > 0
      ? [
          warning(
            'older_than_ttl',
            `${count(outsideTtl)} of ${count(rows)} rows find only values of ${view} older than its ttl of ${ttl}, which count as null.`,
          ),
        ]
      : []),
    ...(writtenLater > 0 && !request.includeLate
      ? [
          warning(
            'written_later',
            `${count(writtenLater)} of ${count(rows)} rows find only values of ${view} that were written after their moment. For a history that was loaded in bulk, include late rows.`,
          ),
        ]
      : []),
  ];
}

/** Nulls that no row explains, and columns that say nothing. */
function warnAboutFeatures({ table, request, views }: DatasetFacts): DatasetWarning[] {
  return request.features.flatMap((reference) => {
    const isMatched = views.some(
      ({ matched, features }) => matched > 0 && features.some((one) => one.reference === reference),
    );
    const values = new Set(table.columns[reference]);
    values.delete(null);
    if (isMatched && values.size === 0) return [warning('all_null', `${reference} is null in every row.`)];
    return values.size === 1 && table.keys.length > 1
      ? [warning('constant', `${reference} has one and the same value wherever it has one: ${[...values][0]}.`)]
      : [];
  });
}
