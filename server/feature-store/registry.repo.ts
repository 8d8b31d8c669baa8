/** The feature registry in PostgreSQL: applied definitions and every version they had. */
import type { Actor } from '#server/access/actor';
import { AppError } from '#server/platform/errors';
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { Entity, FeatureService, FeatureView } from './vocabulary.ts';

export type Definition = Entity | FeatureView | FeatureService;
export type DefinitionKind = Definition['kind'];

export interface DefinitionRow {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly body: unknown;
  readonly appliedAt: Date;
  readonly appliedBy: string;
}

/** A change of one definition; `fromVersion` is what the planner saw, 0 when there was none. */
export interface DefinitionWrite {
  readonly action: 'create' | 'update' | 'delete';
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly body: Definition | null;
}

/** Applied definitions of one kind, or of all, by name. */
export function listDefinitions(kind?: DefinitionKind): Promise<DefinitionRow[]> {
  return postgres().definition.findMany({ where: kind ? { kind } : {}, orderBy: [{ kind: 'asc' }, { name: 'asc' }] });
}

/** The highest version each definition ever had, deleted ones among them, by `kind/name`. */
export async function lastVersions(): Promise<ReadonlyMap<string, number>> {
  const rows = await postgres().definitionVersion.groupBy({ by: ['kind', 'name'], _max: { version: true } });
  return new Map(rows.map(({ kind, name, _max }) => [`${kind}/${name}`, _max.version ?? 0]));
}

/**
 * Makes all changes or none.
 * @throws AppError `conflict` when somebody else changed one of the definitions since the plan was made.
 */
export async function writeDefinitions(writes: readonly DefinitionWrite[], actor: Actor): Promise<void> {
  await postgres().$transaction(async (tx) => {
    for (const write of writes) await writeOne(tx, write, actor);
  });
}

async function writeOne(tx: Prisma.TransactionClient, write: DefinitionWrite, actor: Actor): Promise<void> {
  const { action, kind, name, fromVersion, toVersion } = write;
  const seen = { kind, name, version: fromVersion };
  if (action === 'delete') {
    const { count } = await tx.definition.deleteMany({ where: seen });
    return requireOne(count, write);
  }
  const body = write.body as unknown as Prisma.InputJsonObject;
  const row = { version: toVersion, body, appliedAt: new Date(), appliedBy: actor.name };
  const { count } =
    action === 'create'
      ? await tx.definition.createMany({ data: [{ kind, name, ...row }], skipDuplicates: true })
      : await tx.definition.updateMany({ where: seen, data: row });
  requireOne(count, write);
  if (toVersion !== fromVersion) {
    const { count: recorded } = await tx.definitionVersion.createMany({
      data: [{ kind, name, ...row }],
      skipDuplicates: true,
    });
    requireOne(recorded, write);
  }
}

function requireOne(count: number, { kind, name }: DefinitionWrite): void {
  if (count === 1) return;
  throw new AppError(
    'conflict',
    `Somebody else applied ${kind.replace('_', ' ')} "${name}" at the same time; nothing was changed here. Plan and apply again.`,
  );
}
