import type { Metadata } from 'next';
import Link from 'next/link';
import { listModels } from '#server/models/models.repo';
import type { RegisteredModel } from '#server/models/schema';
import { findStaleVersions } from '#server/models/stale-versions';
import { PRODUCTION } from '#server/models/vocabulary';
import { DataTable } from '../_ui/data-table.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { Moment } from '../_ui/moment.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { StaleMark } from '../_ui/stale-mark.tsx';

export const metadata: Metadata = { title: 'Models' };

const inProduction = (model: RegisteredModel) => model.versions.find((version) => version.aliases.includes(PRODUCTION));

export default async function ModelsPage() {
  const models = await listModels();
  const stale = await findStaleVersions(models.flatMap(({ versions }) => versions));
  return (
    <>
      <PageHeader title="Models" about="Versions made from runs by promotion. A version never changes; aliases move." />
      <div className="panel">
        {models.length === 0 ? (
          <EmptyState title="No model yet">
            <p className="mb-4">Promote a finished run and its package becomes version v0.0.</p>
            <LinkButton href="/runs">Choose a run</LinkButton>
          </EmptyState>
        ) : (
          <DataTable
            caption="Models"
            rows={models}
            rowKey={(model) => model.name}
            columns={[
              {
                key: 'name',
                title: 'Model',
                cell: (model) => (
                  <Link href={`/models/${model.name}`} className="font-medium hover:text-accent hover:underline">
                    {model.name}
                  </Link>
                ),
              },
              {
                key: 'production',
                title: 'Production',
                cell: (model) => {
                  const version = inProduction(model)?.version;
                  return (
                    <>
                      {version ?? 'none'} <StaleMark stale={stale.get(`${model.name}/${version}`)} />
                    </>
                  );
                },
              },
              { key: 'versions', title: 'Versions', align: 'right', cell: (model) => model.versions.length },
              {
                key: 'promoted',
                title: 'Last promotion',
                align: 'right',
                cell: ({ versions: [last] }) => (last ? <Moment date={last.createdAt} /> : '—'),
              },
            ]}
          />
        )}
      </div>
    </>
  );
}
