import type { FeatureRepoPlan } from '#server/feature-store/plan';

const SIGNS = { create: '+', update: '~', delete: '-' } as const;

/** One line a change with what differs below it; `verb` says whether it was done. */
export function describePlan({ changes, unchanged }: FeatureRepoPlan, verb: string): string {
  if (changes.length === 0)
    return `Nothing to change: the registry already holds all ${unchanged} definitions as written.`;
  const lines = changes.flatMap(({ action, kind, name, fromVersion, toVersion, details }) => {
    const version = action === 'update' && fromVersion !== toVersion ? ` (version ${fromVersion} → ${toVersion})` : '';
    return [
      `${SIGNS[action]} ${kind.replaceAll('_', ' ')} ${name}${version}`,
      ...details.map((detail) => `    ${detail}`),
    ];
  });
  return [`${verb}: ${changes.length} of ${changes.length + unchanged} definitions.`, ...lines].join('\n');
}
