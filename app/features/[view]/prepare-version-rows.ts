import type { Route } from 'next';
import type { DefinitionVersion } from '#server/feature-store/definition-versions';
import type { AppliedView } from '#server/feature-store/registry';
import type { ModelVersion } from '#server/models/schema';
import type { ViewRuns } from '#server/runs/feature-usage.repo';
import { formatQuantity } from '../../_ui/format-number.ts';

export interface VersionRow {
  readonly version: number;
  /** Address of its definition as it was. */
  readonly href: Route;
  readonly isApplied: boolean;
  /** What it was called then, where that was something else. */
  readonly formerName: string | null;
  readonly appliedAt: Date;
  readonly appliedBy: string;
  /** What differs from the version before it. */
  readonly details: readonly string[];
  readonly runs: string;
  readonly models: readonly { readonly title: string; readonly href: string }[];
}

interface VersionFacts {
  readonly view: Pick<AppliedView, 'name' | 'version' | 'formerly'>;
  readonly versions: readonly DefinitionVersion[];
  readonly runs: Pick<ViewRuns, 'byVersion'>;
  readonly models: readonly ModelVersion[];
}

/** Every version of a view, newest first, with the runs and the model versions that pin it. */
export function prepareVersionRows({ view, versions, runs, models }: VersionFacts): VersionRow[] {
  const names = [view.name, ...view.formerly.names];
  return versions.map(({ name, version, appliedAt, appliedBy, details }) => {
    const pinned = runs.byVersion.find((one) => one.version === version)?.runs ?? 0;
    return {
      version,
      href: `/features/${view.name}?tab=versions&version=${version}#definition` as Route,
      isApplied: version === view.version && name === view.name,
      formerName: name === view.name ? null : name,
      appliedAt,
      appliedBy,
      details,
      runs: pinned > 0 ? formatQuantity(pinned, 'run') : '—',
      models: models
        .filter(({ signature }) => names.some((one) => signature.viewVersions?.[one] === version))
        .map((one) => ({
          title: [`${one.model} ${one.version}`, ...one.aliases].join(', '),
          href: `/models/${one.model}/${one.version}`,
        })),
    };
  });
}
