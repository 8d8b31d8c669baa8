import type { Route } from 'next';
import type { Job, Schedule } from '#server/jobs/schema';
import { CancelJob } from '../_ui/cancel-job.client.tsx';
import { formatDuration, formatMoment } from '../_ui/format-time.ts';
import { LinkButton } from '../_ui/link-button.tsx';
import { Moment } from '../_ui/moment.tsx';
import { StatusBadge } from '../_ui/status-badge.tsx';
import { deleteScheduleAction, pauseScheduleAction, resumeScheduleAction, runScheduleAction } from './actions.ts';
import { describeOutcome, describeWork, isOpen } from './describe-schedule.ts';
import { ScheduleButton } from './schedule-button.client.tsx';

/** Schedules: what each does, when it is due, what came of it, and what can be done with it. */
export function ScheduleList({
  schedules,
  editHref,
}: {
  schedules: readonly Schedule[];
  editHref: (name: string) => Route;
}) {
  return (
    <ol className="grid gap-4">
      {schedules.map((schedule) => (
        <li key={schedule.id} className="grid gap-2 border-b border-line/70 pb-4 last:border-0 last:pb-0">
          <div>
            <h3 className="font-medium">{schedule.name}</h3>
            <p className="text-sm wrap-anywhere text-ink-soft">{describeWork(schedule)}</p>
            <p className="text-sm text-ink-faint">
              <code className="font-mono">{schedule.cron}</code> {schedule.timeZone},{' '}
              {schedule.nextAt ? `next due ${formatMoment(schedule.nextAt)}` : 'paused'}
            </p>
          </div>
          <Outcomes jobs={schedule.jobs} />
          {schedule.jobs[0] && isOpen(schedule.jobs[0]) && <CancelJob id={schedule.jobs[0].id} />}
          <div className="flex flex-wrap gap-2">
            <ScheduleButton name={schedule.name} title="Run now" action={runScheduleAction} />
            {schedule.enabled ? (
              <ScheduleButton name={schedule.name} title="Pause" action={pauseScheduleAction} />
            ) : (
              <ScheduleButton name={schedule.name} title="Resume" action={resumeScheduleAction} />
            )}
            <LinkButton href={editHref(schedule.name)}>Edit</LinkButton>
            <ScheduleButton name={schedule.name} title="Delete" action={deleteScheduleAction} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Outcomes({ jobs }: { jobs: readonly Job[] }) {
  const [last, ...before] = jobs;
  if (!last) return <p className="text-sm text-ink-faint">It has not been due yet.</p>;
  return (
    <div className="grid gap-1">
      <Outcome job={last} />
      {before.length > 0 && (
        <details className="text-sm">
          <summary className="text-ink-soft">Before that</summary>
          <ul className="mt-1 grid gap-1">
            {before.map((job) => (
              <li key={job.id}>
                <Outcome job={job} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Outcome({ job }: { job: Job }) {
  const tookMs = job.startedAt && job.finishedAt ? job.finishedAt.getTime() - job.startedAt.getTime() : null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm">
      <StatusBadge status={job.status} />
      <span className={`min-w-0 wrap-anywhere ${job.status === 'failed' ? 'text-worse' : ''}`}>
        {describeOutcome(job)}
      </span>
      <span className="text-ink-faint">
        <Moment date={job.createdAt} />
        {tookMs !== null && `, in ${formatDuration(tookMs)}`}
      </span>
    </p>
  );
}
