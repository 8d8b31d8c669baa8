import { changingPlaces } from '#server/feature-store/changing-places';
import type { FeatureRepoPlan, InfrastructureChange, PlannedChange } from '#server/feature-store/feature-repo-plan';

const SIGNS = { create: '+', update: '~', new_version: '^', rename: '>', delete: '-' } as const;
const STORE_SIGNS = { create: '+', grow: '+', reingest: '!', remove: '-', keep: '=' } as const;

/** One line a change with what differs below it, of definitions and of places; `verb` says whether it was done. */
export function describePlan(plan: FeatureRepoPlan, verb: string): string {
  const { changes, problems, unchanged, toConfirm } = plan;
  const places = changingPlaces(plan);
  const nothing = `Nothing to change: the registry already holds all ${unchanged} definitions as written.`;
  const confirmed = toConfirm.map((name) => `--confirm ${name}`).join(' ');
  return [
    changes.length === 0 ? nothing : `${verb}: ${changes.length} of ${changes.length + unchanged} definitions.`,
    ...changes.flatMap(describeChange),
    ...(places.length > 0 ? ['In the stores:'] : []),
    ...places.flatMap(describePlace),
    ...problems.map(({ severity, message }) => `${severity}: ${message}`),
    ...(toConfirm.length > 0 && verb === 'To apply'
      ? [`Deletes are confirmed by name: cookoff apply ${confirmed}`]
      : []),
  ].join('\n');
}

function describeChange({ action, kind, name, renamedFrom, fromVersion, toVersion, details }: PlannedChange): string[] {
  const version = fromVersion > 0 && fromVersion !== toVersion ? ` (version ${fromVersion} → ${toVersion})` : '';
  const former = renamedFrom === null ? '' : `, until now ${renamedFrom}`;
  return [
    `${SIGNS[action]} ${action.replace('_', ' ')} ${kind.replaceAll('_', ' ')} ${name}${former}${version}`,
    ...details.map((detail) => `    ${detail}`),
  ];
}

function describePlace({ action, view, place, details }: InfrastructureChange): string[] {
  const head = `${STORE_SIGNS[action]} ${action === 'reingest' ? 'ingest again' : action} ${place} (view ${view})`;
  return [head, ...details.map((detail) => `    ${detail}`)];
}
