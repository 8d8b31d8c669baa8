import type { Route } from 'next';
import { changingPlaces } from '#server/feature-store/changing-places';
import type { FeatureRepoPlan, PlannedChange } from '#server/feature-store/feature-repo-plan';
import type { Affected, Counted, Effect } from '#server/jobs/find-affected';
import { formatCount, formatQuantity } from '../_ui/format-number.ts';

/** One line of a plan: what is done to what, and what differs. */
export interface PlanLine {
  readonly key: string;
  readonly sign: string;
  readonly verb: string;
  readonly what: string;
  readonly name: string;
  readonly version: string;
  readonly details: readonly string[];
}

/** Something that uses what changes. */
export interface PlanUser {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly href: Route | null;
  readonly stops: boolean;
  readonly effect: string;
}

const SIGNS = { create: '+', update: '~', new_version: '^', rename: '→', delete: '−' } as const;
const STORE_SIGNS = { create: '+', grow: '+', reingest: '!', remove: '−', keep: '=' } as const;

/** Definitions that change. */
export function planLines({ changes }: Pick<FeatureRepoPlan, 'changes'>): PlanLine[] {
  return changes.map((change) => ({
    key: `${change.kind}/${change.name}`,
    sign: SIGNS[change.action],
    verb: change.action.replace('_', ' '),
    what: change.kind.replace('_', ' '),
    name: change.renamedFrom ? `${change.renamedFrom} → ${change.name}` : change.name,
    version: versionOf(change),
    details: change.details,
  }));
}

function versionOf({ fromVersion, toVersion }: PlannedChange): string {
  if (fromVersion === toVersion) return `version ${toVersion}`;
  return fromVersion === 0 ? `version ${toVersion}` : `version ${fromVersion} → ${toVersion}`;
}

/** Places in the stores that do not stay as they are. */
export function storeLines(plan: Pick<FeatureRepoPlan, 'changes' | 'infrastructure'>): PlanLine[] {
  return changingPlaces(plan).map((place) => ({
    key: `${place.store}/${place.view}/${place.place}`,
    sign: STORE_SIGNS[place.action],
    verb: place.action === 'reingest' ? 'ingest again' : place.action,
    what: place.store,
    name: place.place,
    version: '',
    details: place.details,
  }));
}

/** Everybody who uses what changes, those that cannot go on first, and of many the newest. */
export function planUsers({ services, runs, versions, batches, schedules }: Affected): PlanUser[] {
  const user = (kind: string, name: string, href: Route | null, { stops, effect }: Effect): PlanUser => ({
    ...{ key: `${kind}/${href ?? name}`, kind, name, href, stops, effect },
  });
  const users = [
    ...versions.map((one) => {
      const aliases = one.aliases.length > 0 ? ` (${one.aliases.join(', ')})` : '';
      const name = `${one.model} ${one.version}${aliases}`;
      return user('model', name, `/models/${one.model}/${one.version}` as Route, one);
    }),
    ...services.map((one) => user('service', one.name, null, one)),
    ...runs.newest.map((one) => user('run', `${one.name} by ${one.owner}`, `/runs/${one.id}` as Route, one)),
    ...batches.newest.map((one) => user('batch', `of ${one.model} ${one.version}`, `/batch/${one.id}` as Route, one)),
    ...schedules.map((one) => user('schedule', one.name, null, one)),
  ];
  return users.toSorted((a, b) => Number(b.stops) - Number(a.stops));
}

/** Of what there are more than are listed. */
export function planRests({ runs, batches }: Affected): string[] {
  const rest = <T>({ total, stops, newest }: Counted<T>, one: string, many: string) =>
    total > newest.length
      ? [`${formatQuantity(total, one, many)} in all, of which ${formatCount(stops)} cannot go on.`]
      : [];
  return [...rest(runs, 'run', 'runs'), ...rest(batches, 'batch', 'batches')];
}
