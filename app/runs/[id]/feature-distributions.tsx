import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { FeatureHistogram } from '../../_ui/feature-histogram.tsx';
import { Section } from '../../_ui/section.tsx';
import type { DistributionRow } from './prepare-distributions.ts';

/** The features of a run as its training rows had them, class by class. */
export function FeatureDistributions({
  rows,
  classNames,
}: {
  rows: readonly DistributionRow[];
  classNames: readonly string[];
}) {
  const hasPictures = rows.some(({ classes }) => classes !== null);
  const about = hasPictures
    ? 'Training rows by class, each class to its own scale; below: median and quartiles'
    : 'Ranges in the training rows. How they lie in each class was not kept with this run; a run trained here today keeps it.';
  const pictures = classNames.map(
    (name, k): Column<DistributionRow> => ({
      key: `class ${name}`,
      title: name,
      cell: ({ classes }) => {
        const cell = classes?.[k];
        return cell ? (
          <>
            <FeatureHistogram histogram={cell.histogram} />
            <span className="text-2xs text-ink-faint">{cell.middle}</span>
          </>
        ) : null;
      },
    }),
  );
  return (
    <Section title="What it learned from" about={about} flush>
      <DataTable
        caption="Features in the training rows"
        rows={rows}
        rowKey={({ feature }) => feature}
        columns={[
          {
            key: 'feature',
            title: 'Feature',
            cell: ({ feature, name, type }) => (
              <span title={feature}>
                {name} <span className="block text-2xs text-ink-faint">{type}</span>
              </span>
            ),
          },
          ...(hasPictures ? pictures : []),
          { key: 'range', title: 'Range', align: 'right', cell: ({ range }) => range },
          { key: 'mean', title: 'Mean', align: 'right', cell: ({ mean }) => mean },
          { key: 'missing', title: 'Missing', align: 'right', cell: ({ missing }) => missing },
        ]}
      />
    </Section>
  );
}
