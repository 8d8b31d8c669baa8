'use server';

import { z } from 'zod';
import { action } from '#server/doors/action';
import { dueTimes } from '#server/jobs/due-times';
import { runScheduleNow } from '#server/jobs/fire-schedules';
import { changeSchedule, createSchedule } from '#server/jobs/save-schedule';
import { RhythmSchema } from '#server/jobs/schedule-schema';
import { deleteSchedule } from '#server/jobs/schedules.repo';
import { ScheduleFormSchema, toSchedule } from './read-schedule-form.ts';

const DUE_TIMES_SHOWN = 5;
const NameSchema = z.object({ name: z.string() });

export const createScheduleAction = action(ScheduleFormSchema, async (form, actor) => {
  await createSchedule(toSchedule(form), actor);
});

export const changeScheduleAction = action(ScheduleFormSchema, async (form) => {
  const { name, ...changes } = toSchedule(form);
  await changeSchedule(name, changes);
});

export const pauseScheduleAction = action(NameSchema, async ({ name }) => {
  await changeSchedule(name, { enabled: false });
});

export const resumeScheduleAction = action(NameSchema, async ({ name }) => {
  await changeSchedule(name, { enabled: true });
});

export const runScheduleAction = action(NameSchema, async ({ name }) => {
  await runScheduleNow(name);
});

export const deleteScheduleAction = action(NameSchema, async ({ name }) => {
  await deleteSchedule(name);
});

/** Asked while an expression is typed. */
export const dueTimesAction = action(RhythmSchema, async (rhythm) =>
  dueTimes(rhythm, new Date(), DUE_TIMES_SHOWN).map((date) => date.toISOString()),
);
