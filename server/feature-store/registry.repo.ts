/** The feature registry in PostgreSQL: applied definitions and every version they had. */
import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import { insertRegistryChanges, type NewRegistryChange, registryRevision } from './registry-changes.repo.ts';
import { withoutRenames } from './repo/shape-of.ts';
import type { Definition, DefinitionKind } from './vocabulary.ts';

export interface DefinitionRow {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly body: unknown;
  readonly appliedAt: Date;
  readonly appliedBy: string;
}

/** A change of one definition. */
export interface DefinitionWrite {
  readonly action: 'create' | 'update' | 'new_version' | 'rename' | 'delete';
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly renamedFrom: string | null;
  /** What the planner saw, 0 when there was none. */
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly details: readonly string[];
  readonly body: Definition | null;
}

/** Applied definitions of one kind, or of all, by name. */
export function listDefinitions(kind?: DefinitionKind): Promise<DefinitionRow[]> {
  return postgres().definition.findMany({ where: kind ? { kind } : {}, orderBy: [{ kind: 'asc' }, { name: 'asc' }] });
}

/** Every version definitions of a kind ever had, or all definitions, oldest first. */
export function listVersions(kind?: DefinitionKind): Promise<DefinitionRow[]> {
  return postgres().definitionVersion.findMany({
    where: kind ? { kind } : {},
    orderBy: [{ kind: 'asc' }, { name: 'asc' }, { version: 'asc' }],
  });
}

/** Locked while an apply writes, so that of two the second sees what the first did. */
const REGISTRY_LOCK = 4_117_001;

interface WriteContext {
  readonly mark: { readonly applyId: string; readonly by: string };
  /** Of the registry when the changes were planned. */
  readonly revision: string;
  /** What was done to the stores for them, to be logged with them. */
  readonly placesMade: readonly NewRegistryChange[];
}

/**
 * Makes all changes or none, and logs them.
 * @throws AppError `conflict` when anything was applied since the revision the plan was made at.
 */
export async function writeDefinitions(
  writes: readonly DefinitionWrite[],
  { mark, revision, placesMade }: WriteContext,
): Promise<void> {
  await postgres().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${REGISTRY_LOCK})`;
    if ((await registryRevision(tx)) !== revision) {
      throw new AppError(
        'conflict',
        'Somebody else applied at the same time; nothing of this was changed in the registry. Plan and apply again.',
      );
    }
    const at = new Date();
    for (const write of writes) await writeOne(tx, write, { at, by: mark.by });
    const log = writes.map(({ action, kind, name, fromVersion, toVersion, details }) => ({
      ...{ ...mark, at, action, kind, name, details },
      fromVersion: fromVersion === 0 ? null : fromVersion,
      toVersion: action === 'delete' ? null : toVersion,
    }));
    await insertRegistryChanges([...placesMade, ...log], tx);
  });
}

async function writeOne(
  tx: Prisma.TransactionClient,
  { action, kind, name, renamedFrom, fromVersion, toVersion, body }: DefinitionWrite,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  const gone = action === 'delete' ? name : renamedFrom;
  if (gone !== null) await tx.definition.delete({ where: { kind_name: { kind, name: gone } } });
  if (body === null) return;
  const row = { version: toVersion, appliedAt: at, appliedBy: by };
  const now = { ...row, body: toJson(withoutRenames(body)) };
  const where = { kind_name: { kind, name } };
  await tx.definition.upsert({ where, create: { kind, name, ...now }, update: now });
  // Only the version that made a rename says so: what a definition still says of it later is no second one.
  if (toVersion !== fromVersion || action === 'create') {
    await tx.definitionVersion.create({ data: { kind, name, ...row, body: toJson(body) } });
  }
}

const toJson = (body: Definition) => body as unknown as Prisma.InputJsonObject;
