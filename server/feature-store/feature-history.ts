import { listDefinitions, listVersions } from './registry.repo.ts';
import { listRegistryChanges, type RegistryChange } from './registry-changes.repo.ts';
import { chainOf, chainsOf, heirOf, type StoredVersion } from './repo/lineage.ts';
import { readVersions } from './repo/read-definition.ts';
import type { ValueType } from './vocabulary.ts';

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
  const [rows, applied] = await Promise.all([listVersions(), listDefinitions('feature_view')]);
  const versions = readVersions('feature_view', rows);
  const alive = chainsOf(applied, versions);
  const known: Known = {
    alive,
    removed: await removedViews(versions, alive),
    joinKeys: new Map(readVersions('entity', rows).map(({ body }) => [body.name, body.joinKey])),
  };
  const trace = (pin: PinnedFeature) => traceFeature(pin, known);
  return {
    findStale: (pins) => pins.flatMap((pin) => trace(pin).stale ?? []),
    findCurrent: (pin) => trace(pin).current,
  };
}

type Version = StoredVersion & { readonly appliedBy: string };

interface RemovedView {
  /** Newest first. */
  readonly chain: readonly Version[];
  readonly removal: RegistryChange | undefined;
}

interface Known {
  /** Views that are applied with all they came from, newest first. */
  readonly alive: readonly (readonly Version[])[];
  /** Views that are not, the one that went last first. */
  readonly removed: readonly RemovedView[];
  /** By entity, former names among them. */
  readonly joinKeys: ReadonlyMap<string, string>;
}

async function removedViews(versions: readonly Version[], alive: Known['alive']): Promise<RemovedView[]> {
  const living = new Set(alive.flat());
  const newest = new Map(versions.filter((version) => !living.has(version)).map((version) => [version.name, version]));
  const removed = [...newest.values()].map(async (version) => {
    const changes = await listRegistryChanges({ view: version.name });
    const isRemoval = ({ kind, name, action }: RegistryChange) =>
      kind === 'feature_view' && name === version.name && action === 'delete';
    const removal = changes.find(isRemoval);
    return { chain: chainOf(version, versions), removal };
  });
  return (await Promise.all(removed)).sort((a, b) => +b.chain[0]!.appliedAt - +a.chain[0]!.appliedAt);
}

type Fate =
  | { readonly stale: StaleFeature; readonly current: null }
  | { readonly stale: null; readonly current: string };

/** Walks the versions of a view, under all its names, from the pin to the newest. */
function traceFeature(pin: PinnedFeature, known: Known): Fate {
  const chain = known.alive.find((versions) => placeOf(pin, versions) !== null);
  if (!chain) return removedWith(pin, known);
  const { from, pinned } = placeOf(pin, chain)!;
  let name = pin.reference.split(':')[1]!;
  let dtype: ValueType | undefined = pin.dtype ?? typeIn(chain[from]!, name);
  let [gone, retyped, rekeyed]: (Version | undefined)[] = [];
  for (let i = from - 1; i >= 0; i--) {
    const now = chain[i]!;
    const heir = heirOf(name, now.body);
    name = heir ?? name;
    // A run may have asked by a former name: what counts is how the feature was in the version it pinned.
    if (i >= pinned) dtype = typeIn(now, name) ?? dtype;
    gone = heir === undefined ? (gone ?? now) : undefined;
    retyped = heir !== undefined && typeIn(now, heir) !== dtype ? (retyped ?? now) : undefined;
    rekeyed = keysOf(chain[pinned]!, known) === keysOf(now, known) ? undefined : (rekeyed ?? now);
  }
  const last = chain[0]!;
  if (gone) return stale(pin, 'gone', gone, 'is gone');
  const to = typeIn(last, name);
  if (dtype !== to) return stale(pin, 'retyped', retyped ?? last, `was ${dtype} and is ${to}`);
  if (rekeyed) return stale(pin, 'rekeyed', rekeyed, `is a feature of ${last.body.entities.join(' and ')}`);
  return { stale: null, current: `${last.name}:${name}` };
}

/**
 * Where a pin is in a chain: `pinned`, its version, and `from`, the newest up to there that has a feature of its name.
 * Without a version that is there it is the newest that has it, in the type that was written down where there is one.
 */
function placeOf({ reference, version, dtype }: PinnedFeature, chain: readonly Version[]) {
  const [view, feature = ''] = reference.split(':');
  const has = (one: Version) => one.name === view && typeIn(one, feature) !== undefined;
  const pinned = chain.findIndex((one) => one.name === view && one.version === version);
  const start = Math.max(pinned, 0);
  const after = chain.slice(start);
  const asTyped = after.findIndex((one) => has(one) && (dtype === undefined || typeIn(one, feature) === dtype));
  const from = asTyped >= 0 ? asTyped : after.findIndex(has);
  if (from < 0) return null;
  return { from: start + from, pinned: pinned < 0 ? start + from : pinned };
}

const typeIn = ({ body }: Version, feature: string): ValueType | undefined =>
  body.fields.find(({ name }) => name === feature)?.dtype;

/** By join key, because an entity may be called otherwise one day. */
const keysOf = ({ body }: Version, { joinKeys }: Known): string =>
  body.entities.map((name) => joinKeys.get(name) ?? name).join();

function stale(
  { reference }: PinnedFeature,
  change: StaleFeature['change'],
  { name, version, appliedAt, appliedBy }: Version,
  what: string,
): Fate {
  const since = `since version ${version} of ${name}, applied by ${appliedBy} on ${minute(appliedAt)}`;
  const who = { sinceVersion: version, at: appliedAt, by: appliedBy };
  return { stale: { reference, change, ...who, sentence: `${reference} ${what} ${since}` }, current: null };
}

function removedWith({ reference }: PinnedFeature, { removed }: Known): Fate {
  const name = reference.slice(0, reference.indexOf(':'));
  const found = removed.find(({ chain }) => chain.some((version) => version.name === name));
  const { at = null, by = null } = found?.removal ?? {};
  const how = at && by ? `, removed by ${by} on ${minute(at)}` : '';
  const called = found?.chain[0]?.name ?? name;
  const sentence = `${reference} is gone with its feature view ${called}${how}`;
  return { stale: { reference, change: 'gone', sinceVersion: null, at, by, sentence }, current: null };
}

const minute = (moment: Date): string => `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
