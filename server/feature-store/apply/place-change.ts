import type { NewRegistryChange } from '../registry-changes.repo.ts';

/** Which apply it is, and whose. */
export interface ApplyMark {
  readonly applyId: string;
  readonly by: string;
}

/** A line of the audit log about a place in the stores, which has no version. */
export function placeChange(
  mark: ApplyMark,
  action: 'create' | 'remove' | 'failed',
  { kind, view, details }: { kind: 'online_table' | 'offline_table'; view: string; details: readonly string[] },
): NewRegistryChange {
  return { ...mark, at: new Date(), action, kind, name: view, fromVersion: null, toVersion: null, details };
}
