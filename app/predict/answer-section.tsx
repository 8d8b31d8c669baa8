import type { Route } from 'next';
import Link from 'next/link';
import type { ExplainedAnswer } from '#server/inference/explain-schema';
import { Callout } from '../_ui/callout.tsx';
import { Section } from '../_ui/section.tsx';
import { Tag } from '../_ui/tag.tsx';
import { ClassBars } from './class-bars.tsx';
import { sayAnswered, sayReliability, sayStored } from './prepare-answer.ts';
import { prepareFreshness } from './prepare-freshness.ts';
import { questionHref } from './question.ts';

interface AnswerSectionProps {
  readonly answered: ExplainedAnswer;
  /** As the page names the model. */
  readonly model: string;
  readonly now: Date;
}

/** The answer in words: how sure, how far to be relied on, by which version, from how old features. */
export function AnswerSection({ answered, model, now }: AnswerSectionProps) {
  const { customer, entity, answer, reason, reliability, asStored, version } = answered;
  const said = answer && sayAnswered(answer, entity);
  const { sentence, warnings } = prepareFreshness(answered, now);
  return (
    <Section title={`Customer ${customer}`} actions={<VersionTag {...answered} />}>
      <div className="grid gap-3">
        {answer && said ? (
          <>
            <p className="min-h-24 text-2xl font-semibold tracking-tight wrap-anywhere sm:min-h-16" role="status">
              {said.headline}, <span className="whitespace-nowrap">{said.odds}</span>
            </p>
            <p className="min-h-5 text-sm text-ink-soft">{asStored && sayStored(asStored, answer, entity)}</p>
            <ClassBars bars={said.bars} />
            <p className="min-h-15 text-sm text-ink-soft sm:min-h-10">{sayReliability(reliability, answer, entity)}</p>
          </>
        ) : (
          <>
            <p className="text-2xl font-semibold tracking-tight">No prediction</p>
            <Callout tone="note" title={reason ?? `${version} gave no reason.`} role="status" />
          </>
        )}
        <Suggestions ids={answered.suggestions} model={model} />
        {!answered.suggestions.length && <p className="text-sm text-ink-faint">{sentence}</p>}
        {answer && warnings.length > 0 && (
          <Callout tone="caution" title="Not everything is known">
            <ul className="list-disc pl-4">
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Callout>
        )}
      </div>
    </Section>
  );
}

function VersionTag({ model, version, aliases }: Pick<ExplainedAnswer, 'model' | 'version' | 'aliases'>) {
  return (
    <span className="flex flex-wrap items-center gap-1.5 text-sm">
      <Link href={`/models/${model}/${version}`} className="text-accent underline">
        {model} {version}
      </Link>
      {aliases.map((alias) => (
        <Tag key={alias} tone="accent">
          {alias}
        </Tag>
      ))}
    </span>
  );
}

function Suggestions({ ids, model }: { ids: readonly string[]; model: string }) {
  if (ids.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-soft">
      Customers there are:
      {ids.map((id) => (
        <Link
          key={id}
          href={questionHref({ model, customer: id, changes: {} }) as Route}
          className="text-accent underline"
        >
          {id}
        </Link>
      ))}
    </p>
  );
}
