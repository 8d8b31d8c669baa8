import type { DatasetPreview } from '#server/feature-store/preview-dataset';
import { textTable } from '../table.ts';
import { describeMatches } from './describe-matches.ts';

/** A dataset that was not written: what its rows would be, and what to beware of. */
export function describePreview({ entityRows, joinedRows, columns, views, label, warnings }: DatasetPreview): string {
  const basis = joinedRows < entityRows ? `; figures of ${joinedRows}, evenly spread` : '';
  return [
    `${entityRows} rows of ${columns.length} columns${basis}.`,
    ...views.map(describeMatches),
    textTable(
      [{ header: 'column' }, { header: 'type' }, { header: 'nulls', align: 'right' }],
      columns.map(({ name, valueType, nulls }) => [name, valueType, String(nulls)]),
    ),
    ...(label?.classes ?? []).map(({ name, rows }) => `${name}: ${rows} rows`),
    ...(label && label.unlabelled > 0 ? [`no label: ${label.unlabelled} rows`] : []),
    ...warnings.map(({ message }) => `! ${message}`),
  ].join('\n');
}
