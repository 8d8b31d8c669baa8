import type { Route } from 'next';
import type { ModelVersion } from '#server/models/schema';
import { CANDIDATE, PRODUCTION } from '#server/models/vocabulary';
import type { Run } from '#server/runs/schema';
import { formatMetric } from '../../_ui/format-number.ts';
import { LinkButton } from '../../_ui/link-button.tsx';
import { Section } from '../../_ui/section.tsx';

interface SideBySideProps {
  readonly model: string;
  readonly rows: readonly { readonly version: ModelVersion; readonly run: Run | undefined }[];
}

const FIGURES = [
  ['Macro F1', 'f1_macro'],
  ['Accuracy', 'accuracy'],
] as const;

/** What is served and what stands beside it, with the figures of their runs. */
export function SideBySide({ model, rows }: SideBySideProps) {
  const held = (alias: string) => rows.find(({ version }) => version.aliases.includes(alias));
  const [production, candidate] = [held(PRODUCTION), held(CANDIDATE)];
  const areApart = production && candidate && production.version.version !== candidate.version.version;
  return (
    <Section
      title="Production and candidate"
      about="Production answers; a candidate scores the same requests in silence."
      actions={
        areApart && (
          <div className="flex flex-wrap gap-2">
            {production.run && candidate.run && production.run.id !== candidate.run.id && (
              <LinkButton href={`/compare?runs=${production.run.id},${candidate.run.id}` as Route}>
                Compare their runs
              </LinkButton>
            )}
            <LinkButton href={`/models/${model}/${candidate.version.version}#promote` as Route} tone="primary">
              Promote the candidate…
            </LinkButton>
          </div>
        )
      }
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Holder alias={PRODUCTION} row={production} none="Nothing is served yet; promote a run." />
        <Holder alias={CANDIDATE} row={candidate} none="None. Promote a run with the alias candidate to try it out." />
      </div>
    </Section>
  );
}

function Holder({
  alias,
  row,
  none,
}: {
  alias: string;
  row: SideBySideProps['rows'][number] | undefined;
  none: string;
}) {
  return (
    <div className="rounded-lg border border-line px-4 py-3">
      <h3 className="text-xs text-ink-faint">{alias}</h3>
      <p className="text-lg font-semibold">{row?.version.version ?? '—'}</p>
      {row ? (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 text-sm">
          <dt className="text-ink-faint">Run</dt>
          <dd className="truncate">{row.run?.name ?? row.version.runId}</dd>
          {FIGURES.map(([title, name]) => (
            <Figure key={name} title={title} value={formatMetric(row.run?.report?.metrics[name])} />
          ))}
        </dl>
      ) : (
        <p className="text-sm text-ink-faint">{none}</p>
      )}
    </div>
  );
}

function Figure({ title, value }: { title: string; value: string }) {
  return (
    <>
      <dt className="text-ink-faint">{title}</dt>
      <dd>{value}</dd>
    </>
  );
}
