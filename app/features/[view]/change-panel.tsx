import type { Route } from 'next';
import type { ChangeStep, StepState, Task } from '#server/jobs/change-step';
import { viewChange } from '#server/jobs/view-change';
import { AppError } from '#server/platform/errors';
import { Callout } from '../../_ui/callout.tsx';
import { JobButton } from '../../_ui/job-button.client.tsx';
import { LinkButton } from '../../_ui/link-button.tsx';
import { orRefusal } from '../../_ui/or-refusal.ts';
import { Section } from '../../_ui/section.tsx';
import { PlanUsers } from '../plan-users.tsx';

/** What a changed feature set still needs, in order, with a button for each step; nothing when nothing is left to do. */
export async function ChangePanel({ view }: { view: string }) {
  const change = await orRefusal(viewChange(view));
  if (change instanceof AppError) {
    return (
      <div className="mb-4">
        <Callout tone="caution" title="What the view still needs cannot be told">
          {change.message}
        </Callout>
      </div>
    );
  }
  const { planned, affected, problem, steps } = change;
  if (problem === null && steps.length === 0) return null;
  return (
    <div className="mb-4 grid gap-4">
      {problem !== null && (
        <Callout tone="caution" title="The feature repo cannot be planned; what was applied goes on">
          {problem}
        </Callout>
      )}
      {steps.length > 0 && (
        <Section title="A changed feature set" about={aboutOf(planned !== null)}>
          <div className={`grid gap-4 ${planned ? 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]' : ''}`}>
            <ol className="grid content-start gap-3">
              {steps.map((step, i) => (
                <Step key={step.title} step={step} number={i + 1} view={view} />
              ))}
            </ol>
            {planned && affected && (
              <div className="grid content-start gap-4 border-line max-lg:border-t max-lg:pt-4 lg:border-l lg:pl-4">
                <section aria-label="What changes">
                  <h3 className="eyebrow mb-1">What changes</h3>
                  <ul className="text-sm wrap-anywhere text-ink-soft">
                    {planned.details.map((detail) => (
                      <li key={detail}>{detail}</li>
                    ))}
                  </ul>
                </section>
                <PlanUsers affected={affected} />
              </div>
            )}
          </div>
        </Section>
      )}
    </div>
  );
}

const aboutOf = (isPlanned: boolean): string =>
  isPlanned
    ? 'The feature repo says otherwise than the registry. Step by step, to models that serve it:'
    : 'The view was changed. What is left to do until models serve it:';

const LOOKS: Readonly<Record<StepState, { sign: string; style: string }>> = {
  done: { sign: '✓', style: 'border-line text-ink-faint' },
  'to do': { sign: '', style: 'border-accent text-accent-strong' },
  running: { sign: '▸', style: 'border-accent bg-accent-soft text-accent-strong' },
  later: { sign: '…', style: 'border-dashed border-line-strong text-ink-faint' },
};

function Step({ step, number, view }: { step: ChangeStep; number: number; view: string }) {
  const { sign, style } = LOOKS[step.state];
  const isQuiet = step.state === 'done' || step.state === 'later';
  return (
    <li className="flex gap-3" aria-current={step.state === 'to do' ? 'step' : undefined}>
      <span
        aria-hidden="true"
        className={`mt-0.5 grid size-6 shrink-0 place-items-center rounded-full border text-xs font-semibold ${style}`}
      >
        {sign || number}
      </span>
      <div className="min-w-0 flex-1">
        <h3 className={isQuiet ? 'text-ink-soft' : 'font-medium'}>
          {step.title} <span className="text-xs font-normal text-ink-faint">{step.state}</span>
        </h3>
        <p className="text-sm wrap-anywhere text-ink-soft">{step.about}</p>
        <ul className="grid">
          {step.tasks.map((task) => (
            <li key={task.key} className="mt-2 grid gap-2">
              {task.about && (
                <p className="text-sm wrap-anywhere">
                  <span className="font-medium">{task.title}</span>, {task.about}
                </p>
              )}
              {task.state === 'to do' && <TaskButton task={task} view={view} />}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function TaskButton({ task, view }: { task: Task; view: string }) {
  switch (task.does) {
    case 'apply':
      return <LinkTo href={`/features/${view}?plan=1`} title="Plan and apply" />;
    case 'ingest':
      return (
        <JobButton
          url={`/api/v1/ingests/${task.ingestId}/again`}
          body={{}}
          title="Ingest again"
          label={`Ingest again ${task.title}`}
          done="Done: its rows have every feature there is."
        />
      );
    case 'materialize':
      return (
        <JobButton
          url="/api/v1/materializations"
          body={{ views: [task.view] }}
          title="Materialize"
          done="Done: the online store has the latest row of every key."
        />
      );
    case 'retrain':
      return <LinkTo href={`/runs/new?from=${task.runId}`} title="Train a copy" />;
    case 'promote':
      return <LinkTo href={`/runs/${task.runId}#promote`} title="Look at it and promote" />;
  }
}

const LinkTo = ({ href, title }: { href: string; title: string }) => (
  <div>
    <LinkButton href={href as Route}>{title}</LinkButton>
  </div>
);
