import { type Column, DataTable } from '../../_ui/data-table.tsx';
import { FeatureHistogram } from '../../_ui/feature-histogram.tsx';
import { Section } from '../../_ui/section.tsx';
import type { DistributionRow } from './prepare-distributions.ts';

interface FeatureDistributionsProps {
  readonly rows: readonly DistributionRow[];
  readonly classNames: readonly string[];
  /** What the rows were to this run. */
  readonly about: string;
}

const NOT_KEPT = 'How the features lie in each class was not kept with this run; a run trained today keeps it.';

/** The features of a run as the training rows of its split have them, class by class. */
export function FeatureDistributions({ rows, classNames, about }: FeatureDistributionsProps) {
  const hasPictures = rows.some(({ classes }) => classes !== null);
  const pictures = classNames.map((name, k) => pictureColumn(name, k));
  return (
    <Section
      title="Training rows by class"
      about={`${about} ${hasPictures ? 'Each class to its own scale; below: median and quartiles.' : NOT_KEPT}`}
      flush
    >
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

const pictureColumn = (name: string, k: number): Column<DistributionRow> => ({
  key: `class ${name}`,
  title: name,
  cell: ({ classes }) => {
    const cell = classes?.[k];
    return (
      cell && (
        <>
          <FeatureHistogram histogram={cell.histogram} />
          <span className="text-2xs text-ink-faint">{cell.middle}</span>
        </>
      )
    );
  },
});
