import type { Actor } from '#server/access/actor';
import { getView } from '#server/feature-store/registry';
import { requireScorable } from '#server/inference/open-batch';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { dueTimes } from './due-times.ts';
import { type ChangeSchedule, type CreateSchedule, CreateScheduleSchema, inputSchemaOf } from './schedule-schema.ts';
import { getSchedule, insertSchedule, updateSchedule } from './schedules.repo.ts';
import type { Schedule, ScheduledKind } from './schema.ts';

/**
 * Writes down a schedule; it is due from its next moment on.
 * @throws AppError `invalid_input` naming the field, of the expression too; `not_found` for an unknown view; `conflict`
 * when the name is taken.
 */
export async function createSchedule(input: CreateSchedule, actor: Actor): Promise<Schedule> {
  const { name, kind, cron, timeZone, input: wanted } = parseInput(CreateScheduleSchema, input);
  const nextAt = nextOf(cron, timeZone);
  await insertSchedule({ name, kind, input: await readInput(kind, wanted), cron, timeZone, nextAt }, actor.name);
  return getSchedule(name);
}

/**
 * Changes what is given and leaves the rest. A schedule that is paused is due no more until it is resumed, and what was
 * missed meanwhile is not made up for.
 * @throws AppError as `createSchedule`; `not_found`.
 */
export async function changeSchedule(name: string, changes: ChangeSchedule): Promise<Schedule> {
  const now = await getSchedule(name);
  const { kind = now.kind, cron = now.cron, timeZone = now.timeZone, enabled = now.enabled } = changes;
  const input = await readInput(kind, changes.input ?? now.input);
  const next = nextOf(cron, timeZone);
  await updateSchedule(name, { kind, cron, timeZone, enabled, input, nextAt: enabled ? next : null });
  return getSchedule(name);
}

function nextOf(cron: string, timeZone: string): Date {
  return dueTimes({ cron, timeZone }, new Date(), 1)[0]!;
}

const FILES = 'newest: a path, a glob or s3://bucket/folder/*.csv';

/** What a job of each kind has to be told, and the field to say so beside. */
const NEEDED: Readonly<Record<ScheduledKind, { what: string; field: string }>> = {
  refresh: { what: FILES, field: 'newest' },
  ingest: { what: FILES, field: 'newest' },
  materialize: { what: 'nothing, or the names of views', field: 'views' },
  score: { what: 'model: name, name@alias or name/v0.1', field: 'model' },
};

/** @throws AppError `invalid_input` with the fields of the input under `input.`. */
async function readInput(kind: ScheduledKind, input: unknown): Promise<unknown> {
  const parsed = inputSchemaOf(kind).safeParse(input);
  if (!parsed.success) {
    const { what, field } = NEEDED[kind];
    const message = `A schedule that does "${kind}" needs ${what}.`;
    throw new AppError('invalid_input', message, { fields: { [`input.${field}`]: message }, cause: parsed.error });
  }
  const { views = [], model, where } = parsed.data as { views?: string[]; model?: string; where?: string };
  await Promise.all(views.map(getView));
  if (model) await requireScorable(model, where).catch(asFieldOfInput);
  return parsed.data;
}

/** What is wrong with `where` stands beside that field of the form, everything else beside the model. */
function asFieldOfInput(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  const field = error.fields?.where === undefined && error.fields?.features === undefined ? 'model' : 'where';
  const fields = { [`input.${field}`]: error.message };
  throw new AppError('invalid_input', error.message, { fields, cause: error });
}
