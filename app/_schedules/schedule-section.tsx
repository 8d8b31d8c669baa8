import type { Route } from 'next';
import { listSchedules } from '#server/jobs/schedules.repo';
import type { ScheduledKind } from '#server/jobs/schema';
import { EmptyState } from '../_ui/empty-state.tsx';
import { LinkButton } from '../_ui/link-button.tsx';
import { RefreshWhileWorking } from '../_ui/refresh-while-working.client.tsx';
import { Section } from '../_ui/section.tsx';
import { isOpen } from './describe-schedule.ts';
import { ScheduleForm } from './schedule-form.client.tsx';
import { ScheduleList } from './schedule-list.tsx';

/** What `?schedule=` says for the form of a new one; no schedule is called so, for a name has no space. */
const NEW = 'a new one';

interface ScheduleSectionProps {
  /** Path of the page it is on. */
  readonly page: Route;
  /** `schedule` of the page's address: the one being changed. */
  readonly open: string;
  /** What its schedules do; the first is what a new one does. */
  readonly kinds: readonly ScheduledKind[];
  readonly about: string;
}

/** Work by the clock, with the form of the one that the address names. */
export async function ScheduleSection({ page, open, kinds, about }: ScheduleSectionProps) {
  const schedules = (await listSchedules()).filter(({ kind }) => kinds.includes(kind));
  const hrefOf = (name: string) => `${page}?schedule=${encodeURIComponent(name)}#schedules` as Route;
  const back = `${page}#schedules` as Route;
  const edited = schedules.find(({ name }) => name === open);
  const isWorking = schedules.some(({ jobs: [last] }) => last && isOpen(last));
  return (
    <Section
      id="schedules"
      title="Schedules"
      about={about}
      actions={open !== NEW && <LinkButton href={hrefOf(NEW)}>New schedule</LinkButton>}
    >
      <div className="grid gap-4">
        {isWorking && <RefreshWhileWorking />}
        {(edited || open === NEW) && <ScheduleForm key={open} schedule={edited} kinds={kinds} back={back} />}
        {schedules.length > 0 && <ScheduleList schedules={schedules} editHref={hrefOf} />}
        {schedules.length === 0 && open !== NEW && (
          <EmptyState title="Nothing is scheduled" level="h3">
            Make a schedule, or let Airflow, Step Functions or a GitHub workflow ask: docs/scheduling.md shows how.
          </EmptyState>
        )}
      </div>
    </Section>
  );
}
