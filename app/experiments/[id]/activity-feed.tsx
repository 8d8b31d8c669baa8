import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ExperimentEvent } from '#server/runs/experiment-schema';
import { Moment } from '../../_ui/moment.tsx';
import { Section } from '../../_ui/section.tsx';
import { StatusBadge } from '../../_ui/status-badge.tsx';

/** What happened in an experiment, newest first, with the way to say something above it. */
export function ActivityFeed({ events, children }: { events: readonly ExperimentEvent[]; children: ReactNode }) {
  return (
    <Section title="Activity">
      {children}
      <ol className="mt-4 grid gap-3">
        {events.map((event) => (
          <li key={keyOf(event)} className="border-l-2 border-line pl-3 text-sm">
            <p>
              <span className="font-medium">{event.by}</span> <What event={event} />{' '}
              <span className="text-xs text-ink-faint">
                <Moment date={event.at} />
              </span>
            </p>
            {'body' in event && <p className="mt-0.5 break-words whitespace-pre-line text-ink-soft">{event.body}</p>}
            {'reason' in event && event.reason && <p className="mt-0.5 text-ink-soft">{event.reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function What({ event }: { event: ExperimentEvent }) {
  switch (event.kind) {
    case 'created':
      return 'began the experiment';
    case 'note':
      return 'wrote';
    case 'run-note':
      return <>wrote on {toRun(event.run)}</>;
    case 'run':
      return (
        <>
          trained {toRun(event.run)} <StatusBadge status={event.run.status} />
        </>
      );
    case 'sweep':
      return (
        <>
          swept <Named href={`/sweeps/${event.sweep.id}`} name={event.sweep.name} />{' '}
          <StatusBadge status={event.sweep.status} />
        </>
      );
    case 'promotion':
      return (
        <>
          promoted {toRun(event.run)} to{' '}
          <Named
            href={`/models/${encodeURIComponent(event.model)}/${event.version}`}
            name={`${event.model} ${event.version}`}
          />
        </>
      );
  }
}

const toRun = ({ id, name }: { id: string; name: string }) => <Named href={`/runs/${id}`} name={name} />;

const Named = ({ href, name }: { href: string; name: string }) => (
  <Link href={href as Route} className="text-accent underline underline-offset-2">
    {name}
  </Link>
);

const keyOf = (event: ExperimentEvent): string =>
  [event.kind, event.at.toISOString(), 'run' in event ? event.run.id : event.by].join(' ');
