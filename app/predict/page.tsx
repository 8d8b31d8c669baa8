import type { Metadata, Route } from 'next';
import { getView } from '#server/feature-store/registry';
import { listModels } from '#server/models/models.repo';
import { resolveVersion } from '#server/models/resolve-version';
import type { ModelVersion } from '#server/models/schema';
import { findStaleVersions } from '#server/models/stale-versions';
import { DEFAULT_MODEL, PRODUCTION } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import { Callout } from '../_ui/callout.tsx';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { orRefusal } from '../_ui/or-refusal.ts';
import { PageHeader } from '../_ui/page-header.tsx';
import { queryChoice, toQuery } from '../_ui/search-params.ts';
import { Tabs } from '../_ui/tabs.tsx';
import { type ModelReference, modelReferences } from '../models/model-references.ts';
import { AnswerPage } from './answer-page.tsx';
import { CustomerSearch } from './customer-search.client.tsx';
import { ExampleCustomers } from './example-customers.tsx';
import { ManyForm } from './many/many-form.client.tsx';
import { type Question, readQuestion } from './question.ts';

export const metadata: Metadata = { title: 'Predict' };

const WHO = ['one', 'many'] as const;

export default async function PredictPage({ searchParams }: PageProps<'/predict'>) {
  const params = await searchParams;
  const models = await listModels();
  const references = modelReferences(models, await findStaleVersions(models.flatMap(({ versions }) => versions)));
  const asked = readQuestion(params);
  const named = asked.model === '' ? null : await orRefusal(resolveVersion(asked.model));
  const refusal = named instanceof AppError ? named : null;
  const chosen = referenceTo(named, asked.model, references) ?? firstChoice(references);
  return (
    <>
      <PageHeader
        title="Predict"
        about="Find a customer and read what to expect, how sure that is, and why. Change a value and watch it move."
      />
      {chosen ? (
        <Predict
          refusal={refusal}
          question={{ ...asked, model: chosen.value }}
          who={queryChoice(params, 'who', WHO)}
          references={references}
        />
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

/** How the page names the version that an address asks for, in whichever of the ways there are. */
function referenceTo(named: ModelVersion | AppError | null, asked: string, references: readonly ModelReference[]) {
  if (named === null || named instanceof AppError) return undefined;
  const ways = [asked, `${asked}@${PRODUCTION}`, `${named.model}/${named.version}`];
  return ways.flatMap((way) => references.filter(({ value }) => value === way))[0];
}

/** What `/invocations` serves, where it is there. */
function firstChoice(references: readonly ModelReference[]): ModelReference | undefined {
  const isProduction = ({ value }: ModelReference) => value.endsWith(`@${PRODUCTION}`);
  const own = references.find(({ value }) => value === `${DEFAULT_MODEL}@${PRODUCTION}`);
  return own ?? references.find(isProduction) ?? references[0];
}

interface PredictProps {
  readonly question: Question;
  /** Why the model that was asked for is not there; no other answers in its place. */
  readonly refusal: AppError | null;
  readonly who: (typeof WHO)[number];
  readonly references: readonly ModelReference[];
}

async function Predict({ question, refusal, who, references }: PredictProps) {
  const { model, customer } = question;
  const { signature } = await resolveVersion(model);
  const viewName = signature.inputs[0]!.feature.split(':')[0]!;
  const view = await orRefusal(getView(viewName));
  const href = (one: string) => `/predict${toQuery({ model, who: one })}` as Route;
  return (
    <>
      <Tabs
        label="How many"
        tabs={[
          { href: href('one'), title: 'One customer', current: who === 'one' },
          { href: href('many'), title: 'Many', current: who === 'many' },
        ]}
      />
      {refusal && (
        <div className="mb-4">
          <Callout tone="caution" title={refusal.message} role="alert">
            You can ask {model} instead.
          </Callout>
        </div>
      )}
      {who === 'many' ? (
        <ManyForm model={model} joinKey={view instanceof AppError ? 'id' : (view.joinKeys[0]?.name ?? 'id')} />
      ) : (
        <div className="grid gap-4">
          <div className="panel grid gap-3 p-4">
            <CustomerSearch key={customer} view={viewName} models={references} model={model} customer={customer} />
            <ExampleCustomers model={model} />
          </div>
          {customer && !refusal && <AnswerPage question={question} classes={signature.label.classes} />}
        </div>
      )}
    </>
  );
}
