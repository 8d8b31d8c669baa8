import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { newId } from '#server/platform/id';
import { beginMaterialization, findFurthestMaterialization, type Materialization } from './materializations.repo.ts';
import { type MaterializeHooks, type MaterializeProgress, runMaterialization } from './online/run-materialization.ts';
import { type AppliedView, getView, listViews } from './registry.ts';

export type { MaterializeHooks, MaterializeProgress };

export interface MaterializeRequest {
  /** Every view that is served online when left out. */
  views?: readonly string[];
  /** Both bounds belong to the interval. */
  start: Date;
  /** Never later than now: a later one would hide rows that come until then. */
  end: Date;
}

/**
 * Writes the latest row of every key with its event between `start` and `end` to the online store, view by view. What
 * the store has that is newer stays. A view that is being materialized already is waited for.
 *
 * @returns one finished record a view, in the order of the views.
 * @throws AppError `not_found` for an unknown view, `invalid_input` for one that is not online or bounds the wrong way
 * round, `cancelled`. The record of the view at which it stopped says so too, and can be resumed.
 */
export async function materialize(
  { views, start, end }: MaterializeRequest,
  hooks: MaterializeHooks,
  actor: Actor,
): Promise<Materialization[]> {
  const until = clampToNow(end);
  requireInterval(start, until);
  const interval = { start, end: until, writtenSince: null, incremental: false };
  return materializeEach(await onlineViews(views), hooks, actor, async () => interval);
}

/**
 * The same from where the last finished run of each view ended; from its whole ttl for the first run, and after its
 * schema has changed, so that a new feature reaches old rows. Rows that were written since the last run count even if
 * their event is older: nothing that comes late is lost. Asking again for an end that was reached is no error.
 */
export async function materializeIncremental(
  { views, end = new Date() }: Partial<Pick<MaterializeRequest, 'views' | 'end'>>,
  hooks: MaterializeHooks,
  actor: Actor,
): Promise<Materialization[]> {
  const until = clampToNow(end);
  return materializeEach(await onlineViews(views), hooks, actor, async (view) => {
    const whole = new Date(view.ttlSeconds > 0 ? Date.now() - view.ttlSeconds * 1000 : 0);
    const last = await findFurthestMaterialization(view, whole);
    const start = new Date(Math.min(+(last?.endAt ?? whole), +until));
    const writtenSince = last && new Date(last.createdAt.getTime() - WRITING_MS);
    return { start, end: until, writtenSince, incremental: true };
  });
}

/** Longest from the stamp on rows being ingested to their being there to read: what the last run may have missed. */
const WRITING_MS = 60_000;

interface Interval {
  readonly start: Date;
  readonly end: Date;
  /** Rows created from here on count whatever their event. */
  readonly writtenSince: Date | null;
  readonly incremental: boolean;
}

async function materializeEach(
  views: readonly AppliedView[],
  hooks: MaterializeHooks,
  actor: Actor,
  intervalOf: (view: AppliedView) => Promise<Interval>,
): Promise<Materialization[]> {
  const done: Materialization[] = [];
  for (const view of views) {
    const begin = async () => {
      // Asked each time: the run that was in the way may have done what this one would.
      const { start, end, writtenSince, incremental } = await intervalOf(view);
      const createdAt = new Date();
      const what = { id: newId(), view: view.name, viewVersion: view.version, startAt: start, endAt: end };
      const cursor = { incremental, writtenSince: writtenSince?.toISOString() ?? null, after: null };
      return beginMaterialization({
        ...{ ...what, by: actor.name, createdAt, jobId: hooks.jobId ?? null },
        cursor: { ...cursor, beatAt: createdAt.toISOString() },
      });
    };
    done.push(await runMaterialization(view, begin, { at: done.length, of: views.length }, hooks));
  }
  return done;
}

async function onlineViews(names: readonly string[] | undefined): Promise<AppliedView[]> {
  if (!names) return (await listViews()).filter(({ online }) => online);
  const views = await Promise.all(names.map(getView));
  const offline = views.find(({ online }) => !online);
  if (offline) {
    throw new AppError(
      'invalid_input',
      `Feature view "${offline.name}" is not served online (its definition says online: false).`,
    );
  }
  return views;
}

function clampToNow(end: Date): Date {
  if (Number.isNaN(end.getTime())) {
    throw new AppError('invalid_input', 'The end is not a time; give one like 2011-12-10T00:00:00Z.');
  }
  return new Date(Math.min(end.getTime(), Date.now()));
}

function requireInterval(start: Date, end: Date): void {
  if (start <= end) return;
  const said = Number.isNaN(start.getTime())
    ? 'is not a time'
    : `${start.toISOString()} is after the end ${end.toISOString()}`;
  throw new AppError('invalid_input', `The start ${said}; give a start before the end, like 2011-12-10T00:00:00Z.`);
}
