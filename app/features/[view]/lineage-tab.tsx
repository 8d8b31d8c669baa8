import type { Route } from 'next';
import Link from 'next/link';
import type { AppliedView } from '#server/feature-store/registry';
import { viewLineage } from '#server/jobs/view-lineage';
import { DataTable } from '../../_ui/data-table.tsx';
import { Section } from '../../_ui/section.tsx';
import { LineageDiagram } from './lineage-diagram.tsx';
import { toLayers } from './lineage-nodes.ts';
import { prepareLineageGraph } from './prepare-lineage-graph.ts';
import { prepareLineageRows } from './prepare-lineage-rows.ts';

/** What the view is made from and what is made from it, as a diagram and as a table. */
export async function LineageTab({ view }: { view: AppliedView }) {
  const layers = toLayers(await viewLineage(view.name));
  return (
    <div className="grid gap-4">
      <Section title="Lineage" about="From the raw file to the predictions; of many things the newest few" flush>
        <LineageDiagram graph={prepareLineageGraph(layers)} />
      </Section>
      <Section title="The same as a table" flush>
        <DataTable
          caption="Lineage"
          rows={prepareLineageRows(layers)}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              title: 'What',
              cell: (row) =>
                row.href ? (
                  <Link href={row.href as Route} className="font-medium hover:text-accent hover:underline">
                    {row.title}
                  </Link>
                ) : (
                  <span className="font-medium">{row.title}</span>
                ),
            },
            { key: 'layer', title: 'Is one of', cell: (row) => row.layer },
            { key: 'from', title: 'Made from', cell: (row) => row.madeFrom },
            { key: 'detail', title: 'More', cell: (row) => <span className="text-ink-soft">{row.detail}</span> },
          ]}
        />
      </Section>
    </div>
  );
}
