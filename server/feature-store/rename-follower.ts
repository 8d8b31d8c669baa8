import { listDefinitions, listVersions } from './registry.repo.ts';
import { chainsOf, followForward } from './repo/lineage.ts';
import { readVersions } from './repo/read-definition.ts';

/**
 * Tells what a feature reference of a version of its view is called now; without a version, of the newest that had it.
 * Null when the view or the feature was dropped. A feature that was retyped on the way is still called what it is called.
 */
export async function renameFollower(): Promise<(reference: string, fromVersion?: number) => string | null> {
  const versions = readVersions('feature_view', await listVersions('feature_view'));
  const chains = chainsOf(await listDefinitions('feature_view'), versions);
  return (reference, version) => {
    const [view = '', feature = ''] = reference.split(':');
    for (const chain of chains) {
      const now = followForward(chain, { view, feature, version });
      if (now) return now.join(':');
    }
    return null;
  };
}
