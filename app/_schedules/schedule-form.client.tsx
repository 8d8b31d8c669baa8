'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { SCHEDULED_KINDS, type Schedule, type ScheduledKind } from '#server/jobs/schema';
import { Button } from '../_ui/button.tsx';
import { FormFailure } from '../_ui/form-failure.tsx';
import { SelectField } from '../_ui/select-field.tsx';
import { TextField } from '../_ui/text-field.tsx';
import { useActionForm } from '../_ui/use-action-form.client.ts';
import { changeScheduleAction, createScheduleAction } from './actions.ts';
import { RhythmFields } from './rhythm-fields.client.tsx';
import { ScheduleInputFields } from './schedule-input-fields.tsx';

interface ScheduleFormProps {
  /** The one to change; a new one when left out. */
  readonly schedule?: Pick<Schedule, 'name' | 'kind' | 'input' | 'cron' | 'timeZone'> | undefined;
  /** Kinds to choose from; the first is that of a new one. */
  readonly kinds: readonly ScheduledKind[];
  /** Where to go when it is saved. */
  readonly back: Route;
}

/** A schedule to be made or changed. */
export function ScheduleForm({ schedule, kinds, back }: ScheduleFormProps) {
  const router = useRouter();
  const [kind, setKind] = useState<string>(schedule?.kind ?? kinds[0]!);
  const { result, refused, fields, pending, form } = useActionForm(
    schedule ? changeScheduleAction : createScheduleAction,
  );
  useEffect(() => {
    if (result?.ok) router.push(back, { scroll: false });
  }, [result, router, back]);

  return (
    <form
      {...form}
      aria-label={schedule ? `Change schedule ${schedule.name}` : 'New schedule'}
      className="grid max-w-2xl gap-3 rounded-lg border border-line bg-sunken p-4"
    >
      <TextField
        id="schedule-name"
        name="name"
        label="Name"
        placeholder="nightly"
        defaultValue={schedule?.name}
        readOnly={schedule !== undefined}
        error={fields.name}
      />
      {kinds.length === 1 ? (
        <input type="hidden" name="kind" value={kind} />
      ) : (
        <SelectField
          id="schedule-kind"
          name="kind"
          label="What it does"
          options={kinds.map((value) => ({ value, title: SCHEDULED_KINDS[value] }))}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          error={fields.kind}
        />
      )}
      <ScheduleInputFields kind={kind} input={schedule?.input} fields={fields} />
      <RhythmFields initial={schedule} errors={fields} />
      <FormFailure title="Not saved" message={refused?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" disabled={pending}>
          {schedule ? 'Save changes' : 'Make schedule'}
        </Button>
        <Button tone="quiet" onClick={() => router.push(back, { scroll: false })}>
          Close
        </Button>
      </div>
    </form>
  );
}
