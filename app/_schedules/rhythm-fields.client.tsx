'use client';

import { useState } from 'react';
import type { Schedule } from '#server/jobs/schema';
import { TextField } from '../_ui/text-field.tsx';
import { DueTimes } from './due-times.client.tsx';

interface RhythmFieldsProps {
  /** Every morning where there is none yet. */
  readonly initial: Pick<Schedule, 'cron' | 'timeZone'> | undefined;
  readonly errors: Readonly<Record<string, string>>;
}

/** When a schedule is due. The next moments are shown while the expression is typed. */
export function RhythmFields({ initial, errors }: RhythmFieldsProps) {
  const [cron, setCron] = useState(initial?.cron ?? '0 5 * * *');
  const [timeZone, setTimeZone] = useState(initial?.timeZone ?? 'UTC');
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          id="schedule-cron"
          name="cron"
          label="When"
          className="font-mono"
          hint="Minute, hour, day of month, month, day of week"
          value={cron}
          onChange={(event) => setCron(event.target.value)}
          error={errors.cron}
        />
        <TextField
          id="schedule-zone"
          name="timeZone"
          label="Time zone"
          hint="Such as UTC or Europe/London"
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
          error={errors.timeZone}
        />
      </div>
      <DueTimes cron={cron} timeZone={timeZone} />
    </>
  );
}
