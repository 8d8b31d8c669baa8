import {
  findViewRemoval,
  listAppliedViewNames,
  listJoinKeys,
  listViewVersions,
  type ViewVersion,
} from './view-versions.repo.ts';
import type { Field, ValueType } from './vocabulary.ts';

/** A feature as something was made with it. */
export interface PinnedFeature {
  /** `view:feature` */
  readonly reference: string;
  /** Version of the view; left out where nobody wrote it down. */
  readonly version?: number | undefined;
  /** Its type then; that of the version when left out. */
  readonly dtype?: ValueType | undefined;
}

/** A pinned feature that is no longer what it was. */
export interface StaleFeature {
  readonly reference: string;
  readonly change: 'gone' | 'retyped' | 'rekeyed';
  /** Version of the view since which it is so; null where the view itself is gone. */
  readonly sinceVersion: number | null;
  readonly at: Date | null;
  readonly by: string | null;
  /** All of it in words, without a full stop. */
  readonly sentence: string;
}

/** What became of features since they were pinned. */
export interface FeatureHistory {
  /** The pinned features that are gone, of another type, or of other entities now, in the order given. */
  findStale(pins: readonly PinnedFeature[]): StaleFeature[];
  /** What a pinned feature is called now; null for one that is stale. */
  findCurrent(pin: PinnedFeature): string | null;
}

/**
 * Reads what is known of every view, so that many artefacts can be asked about at once. A feature that was renamed lives
 * on under its new name; one that came back as it was is not stale.
 */
export async function readFeatureHistory(): Promise<FeatureHistory> {
  const [versions, applied, joinKeys] = await Promise.all([listViewVersions(), listAppliedViewNames(), listJoinKeys()]);
  const byView = Map.groupBy(versions, ({ body }) => body.name);
  const removed = [...byView.keys()].filter((name) => !applied.includes(name));
  const removals = new Map(
    await Promise.all(removed.map(async (name) => [name, await findViewRemoval(name)] as const)),
  );
  const trace = (pin: PinnedFeature) => traceFeature(pin, { byView, removals, joinKeys });
  return {
    findStale: (pins) => pins.flatMap((pin) => trace(pin).stale ?? []),
    findCurrent: (pin) => trace(pin).current,
  };
}

interface Known {
  readonly byView: ReadonlyMap<string, readonly ViewVersion[]>;
  /** Views that are not applied now. */
  readonly removals: ReadonlyMap<string, { at: Date; by: string } | null>;
  /** By entity. */
  readonly joinKeys: ReadonlyMap<string, string>;
}

type Fate =
  | { readonly stale: StaleFeature; readonly current: null }
  | { readonly stale: null; readonly current: string };

/** Walks the versions of a view since the pin, and of the view it was renamed to. */
function traceFeature(pin: PinnedFeature, known: Known): Fate {
  const [viewName = '', feature = ''] = pin.reference.split(':');
  const path = pathOf(viewName, pin.version, known);
  const start = startOf(path, feature, pin.version);
  const first = path[start]?.body.fields.find(({ name }) => name === feature);
  const dtype = pin.dtype ?? first?.dtype;
  const last = path.at(-1);
  if (!last || known.removals.has(last.body.name)) return removedWith(pin, last, known);
  let name = feature;
  let gone: ViewVersion | null = first ? null : last;
  let retyped: ViewVersion | null = null;
  let rekeyed: ViewVersion | null = null;
  for (let i = start + 1; i < path.length; i++) {
    const [before, now] = [path[i - 1]!, path[i]!];
    const heir = heirOf(name, before.body.fields, now.body.fields);
    name = heir?.name ?? name;
    gone = heir ? null : (gone ?? now);
    retyped = heir && heir.dtype !== dtype ? (retyped ?? now) : null;
    rekeyed = keysOf(path[start]!, known) === keysOf(now, known) ? null : (rekeyed ?? now);
  }
  if (gone) return stale(pin, 'gone', gone, 'is gone');
  const to = last.body.fields.find((field) => field.name === name)?.dtype;
  if (retyped || (dtype && to !== dtype)) {
    return stale(pin, 'retyped', retyped ?? last, `was ${dtype} and is ${to}`);
  }
  if (rekeyed) return stale(pin, 'rekeyed', rekeyed, `is a feature of ${last.body.entities.join(' and ')}`);
  return { stale: null, current: `${last.body.name}:${name}` };
}

/** Versions in the order they followed each other, those of the view it was renamed to at the end. */
function pathOf(viewName: string, since: number | undefined, { byView, removals }: Known): ViewVersion[] {
  const path = (byView.get(viewName) ?? []).filter(({ version }) => since === undefined || version >= since);
  const passed = new Set([viewName]);
  for (let name = viewName; removals.has(name); ) {
    const heir = [...byView.values()].find((versions) => versions.some((version) => version.body.renamedFrom === name));
    if (!heir || passed.has(heir[0]!.body.name)) break;
    path.push(...heir.slice(heir.findIndex((version) => version.body.renamedFrom === name)));
    name = heir[0]!.body.name;
    passed.add(name);
  }
  return path;
}

/**
 * The field that carries on a feature: the one of its name, else the one that says it was renamed from it. A
 * `renamedFrom` that stays in the definition after the rename says nothing new.
 */
function heirOf(name: string, before: readonly Field[], after: readonly Field[]): Field | undefined {
  const isNew = (field: Field) => !before.some((known) => known.name === field.name);
  return (
    after.find((field) => field.name === name) ?? after.find((field) => field.renamedFrom === name && isNew(field))
  );
}

/** Where the pin is on the path: at its version, else at the first version that has the feature. */
function startOf(path: readonly ViewVersion[], feature: string, version: number | undefined): number {
  if (version !== undefined) return 0;
  return Math.max(
    0,
    path.findIndex(({ body }) => body.fields.some(({ name }) => name === feature)),
  );
}

/** By join key, because an entity may be called otherwise one day. */
const keysOf = ({ body }: ViewVersion, { joinKeys }: Known): string =>
  body.entities.map((name) => joinKeys.get(name) ?? name).join();

function stale(
  { reference }: PinnedFeature,
  change: StaleFeature['change'],
  { version, body, appliedAt, appliedBy }: ViewVersion,
  what: string,
): Fate {
  const since = `since version ${version} of ${body.name}, applied by ${appliedBy} on ${day(appliedAt)}`;
  const sentence = `${reference} ${what} ${since}`;
  return {
    stale: { reference, change, sinceVersion: version, at: appliedAt, by: appliedBy, sentence },
    current: null,
  };
}

function removedWith({ reference }: PinnedFeature, last: ViewVersion | undefined, known: Known): Fate {
  const view = last?.body.name ?? reference.slice(0, reference.indexOf(':'));
  const removal = known.removals.get(view) ?? null;
  const how = removal ? `, removed by ${removal.by} on ${day(removal.at)}` : '';
  const sentence = `${reference} is gone with its feature view ${view}${how}`;
  const who = { at: removal?.at ?? null, by: removal?.by ?? null };
  return { stale: { reference, change: 'gone', sinceVersion: null, ...who, sentence }, current: null };
}

const day = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
