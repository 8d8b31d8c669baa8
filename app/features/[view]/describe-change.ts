import type { RegistryChange } from '#server/feature-store/registry-changes.repo';

/** `feature view rfm, version 1 to 2`: what a line of the audit log is about. */
export function describeChange({ kind, name, fromVersion, toVersion }: RegistryChange): string {
  const what = `${kind.replace('_', ' ')} ${name}`;
  if (fromVersion === toVersion) return toVersion === null ? what : `${what}, version ${toVersion}`;
  if (!fromVersion) return `${what}, version ${toVersion}`;
  return toVersion ? `${what}, version ${fromVersion} to ${toVersion}` : `${what}, version ${fromVersion}`;
}
