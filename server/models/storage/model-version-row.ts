import { AppError } from '#server/platform/errors';
import type { ModelVersion as ModelVersionRow } from '#server/platform/generated/client';
import type { Manifest, ModelVersion, SealedResult, Signature } from '../schema.ts';

/** What a version is read with. */
export const WITH_ALIASES = { aliases: { select: { name: true }, orderBy: { name: 'asc' } } } as const;

/** `v0.1` or `0.1` as numbers. @throws AppError invalid_input for anything else. */
export function numbersOf(version: string): { major: number; minor: number } {
  const [, major, minor] = /^v?(\d{1,6})\.(\d{1,6})$/.exec(version) ?? [];
  if (!major || !minor)
    throw new AppError('invalid_input', `"${version}" is not a version; a version looks like v0.1.`);
  return { major: Number(major), minor: Number(minor) };
}

export function toModelVersion(row: ModelVersionRow & { aliases: { name: string }[] }): ModelVersion {
  return {
    model: row.model,
    version: `v${row.major}.${row.minor}`,
    runId: row.runId,
    key: row.key,
    manifest: row.manifest as unknown as Manifest,
    signature: row.signature as unknown as Signature,
    sealed: row.sealed as unknown as SealedResult | null,
    promotedBy: row.promotedBy,
    reason: row.reason,
    createdAt: row.createdAt,
    aliases: row.aliases.map(({ name }) => name),
  };
}
