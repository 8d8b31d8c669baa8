import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import { findFurthestMaterialization, type Materialization } from './materializations.repo.ts';
import { materializeView } from './online/materialize-view.ts';
import { type AppliedView, getView, listViews } from './registry.ts';

export interface MaterializeHooks {
  onProgress?: (progress: MaterializeProgress) => void;
  signal?: AbortSignal;
}

export interface MaterializeProgress {
  readonly phase: string;
  /** Share of all views, 0 to 1. */
  readonly fraction: number;
  readonly view: string;
  readonly rowsRead: number;
  readonly rowsTotal: number;
}

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
 * the store has that is newer stays.
 *
 * @returns one finished record a view, in the order of the views.
 * @throws AppError `not_found` for an unknown view, `invalid_input` for one that is not online or bounds the wrong way
 * round, `cancelled`. The record of the view at which it stopped says so too.
 */
export async function materialize(
  { views, start, end }: MaterializeRequest,
  hooks: MaterializeHooks,
  actor: Actor,
): Promise<Materialization[]> {
  const until = clampToNow(end);
  requireInterval(start, until);
  return materializeEach(await onlineViews(views), hooks, actor, async () => ({
    start,
    end: until,
    writtenSince: null,
  }));
}

/**
 * The same from where the last finished run of each view ended; from its whole ttl for the first run, and after its
 * schema has changed, so that a new feature reaches old rows. Rows that were written since the last run count even if
 * their event is older: nothing that comes late is lost.
 */
export async function materializeIncremental(
  { views, end = new Date() }: Partial<Pick<MaterializeRequest, 'views' | 'end'>>,
  hooks: MaterializeHooks,
  actor: Actor,
): Promise<Materialization[]> {
  const until = clampToNow(end);
  return materializeEach(await onlineViews(views), hooks, actor, async (view) => {
    const last = await findFurthestMaterialization(view.name, view.version);
    const wholeTtl = view.ttlSeconds > 0 ? Date.now() - view.ttlSeconds * 1000 : 0;
    const start = last ? last.endAt : new Date(wholeTtl);
    requireInterval(start, until);
    const writtenSince = last && new Date(last.createdAt.getTime() - WRITING_MS);
    return { start, end: until, writtenSince };
  });
}

/** Longest from the stamp on rows being ingested to their being there to read: what the last run may have missed. */
const WRITING_MS = 60_000;

interface Interval {
  readonly start: Date;
  readonly end: Date;
  /** Rows created from here on count whatever their event. */
  readonly writtenSince: Date | null;
}

async function materializeEach(
  views: readonly AppliedView[],
  { onProgress = () => {}, signal }: MaterializeHooks,
  actor: Actor,
  intervalOf: (view: AppliedView) => Promise<Interval>,
): Promise<Materialization[]> {
  const done: Materialization[] = [];
  for (const view of views) {
    const report = (rowsRead: number, rowsTotal: number) => {
      const fraction = (done.length + (rowsTotal === 0 ? 1 : rowsRead / rowsTotal)) / views.length;
      onProgress({ phase: `materializing ${view.name}`, fraction, view: view.name, rowsRead, rowsTotal });
    };
    done.push(await materializeView(view, { ...(await intervalOf(view)), report, signal, by: actor.name }));
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
