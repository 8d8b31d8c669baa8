import { listDefinitions, listVersions } from './registry.repo.ts';
import { chainsOf, followForward } from './repo/lineage.ts';
import { readVersions } from './repo/read-definition.ts';

/**
 * What a feature reference of a version of its view is called now; without a version, of the newest that had it. Null
 * when the view or the feature was dropped. A feature that was retyped on the way is still called what it is called.
 */
export async function followRenames(reference: string, fromVersion?: number): Promise<string | null> {
  const follow = await renameFollower();
  return follow(reference, fromVersion);
}

/** The same for many references at the price of one. */
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
