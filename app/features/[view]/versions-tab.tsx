import { listDefinitionVersions } from '#server/feature-store/definition-versions';
import type { AppliedView } from '#server/feature-store/registry';
import { listRegistryChanges } from '#server/feature-store/registry-changes.repo';
import { readFeatureUsers } from '#server/models/feature-users';
import { listRunsOfView } from '#server/runs/feature-usage.repo';
import { queryValue, type SearchParams } from '../../_ui/search-params.ts';
import { Section } from '../../_ui/section.tsx';
import { ChangeLog } from './change-log.tsx';
import { prepareVersionRows } from './prepare-version-rows.ts';
import { VersionDefinition } from './version-definition.tsx';
import { VersionTable } from './version-table.tsx';

interface VersionsTabProps {
  readonly view: AppliedView;
  /** `version` opens the definition as that version had it. */
  readonly params: SearchParams;
}

/** What the view was and is, who pins which version, and who changed it. */
export async function VersionsTab({ view, params }: VersionsTabProps) {
  const [versions, changes, runs, users] = await Promise.all([
    listDefinitionVersions('feature_view', view.name),
    listRegistryChanges({ view: view.name }),
    listRunsOfView([view.name, ...view.formerly.names]),
    readFeatureUsers(),
  ]);
  const rows = prepareVersionRows({ view, versions, runs, models: users.ofView(view.name).models });
  const opened = versions.find(({ version }) => String(version) === queryValue(params, 'version'));
  return (
    <div className="grid gap-4">
      <Section
        title="Versions"
        about="Every shape the view has had; runs and models keep the one they learned from"
        flush
      >
        <VersionTable rows={rows} />
      </Section>
      {opened && <VersionDefinition version={opened} />}
      <Section title="Audit log" about="What each apply did to this view and its places in the stores, newest first">
        <ChangeLog changes={changes} />
      </Section>
    </div>
  );
}
