import type { RegistryChange } from '#server/feature-store/registry-changes.repo';

/** A line a change, with what differed below it. */
export function describeRegistryChanges(changes: readonly RegistryChange[]): string {
  if (changes.length === 0) return 'Nothing was applied yet.';
  return changes.flatMap(describeChange).join('\n');
}

function describeChange({ id, at, by, action, kind, name, fromVersion, toVersion, details }: RegistryChange): string[] {
  const versions = [fromVersion, toVersion].filter((version) => version !== null).map((version) => `v${version}`);
  const when = at.toISOString().slice(0, 19).replace('T', ' ');
  const what = `${action.replace('_', ' ')} ${kind.replaceAll('_', ' ')} ${name}`;
  const version = versions.length > 0 ? ` (${[...new Set(versions)].join(' → ')})` : '';
  return [`${id.padStart(5)}  ${when} UTC  ${by}: ${what}${version}`, ...details.map((line) => `         ${line}`)];
}
