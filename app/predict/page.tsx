import type { Metadata } from 'next';
import { listModels } from '#server/models/models.repo';
import { findStaleVersions } from '#server/models/stale-versions';
import { getHoldout } from '#server/runs/results.repo';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryValue } from '../_ui/search-params.ts';
import { modelReferences } from '../models/model-references.ts';
import { PredictForm } from './predict-form.tsx';
import { Prediction } from './prediction.tsx';

export const metadata: Metadata = { title: 'Predict' };

/** As many suggestions as a list is still read through. */
const MOST_SUGGESTED = 200;

export default async function PredictPage({ searchParams }: PageProps<'/predict'>) {
  const params = await searchParams;
  const models = await listModels();
  const references = modelReferences(models, await findStaleVersions(models.flatMap(({ versions }) => versions)));
  const chosen = references.find((one) => one.value === queryValue(params, 'model')) ?? references[0];
  const customer = queryValue(params, 'customer').trim();
  return (
    <>
      <PageHeader
        title="Predict"
        about="Pick a customer: its latest features are fetched and the model answers, just as it does for a program."
      />
      {chosen ? (
        <div className="grid gap-4">
          <PredictForm
            references={references}
            model={chosen.value}
            customer={customer}
            suggestions={(await getHoldout(chosen.runId)).keys.slice(0, MOST_SUGGESTED)}
          />
          {customer && <Prediction model={chosen.value} customer={customer} />}
        </div>
      ) : (
        <div className="panel">
          <EmptyState title="No model can answer yet">
            <p className="mb-4">Promote a finished run first.</p>
            <LinkButton href="/runs">Choose a run</LinkButton>
          </EmptyState>
        </div>
      )}
    </>
  );
}
