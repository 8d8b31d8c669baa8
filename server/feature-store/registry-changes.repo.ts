/** The audit log of the feature registry: what each apply did, to definitions and to places in the stores, and who. */
import { z } from 'zod';
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { DefinitionKind } from './vocabulary.ts';

const DEFINITIONS: DefinitionKind[] = ['entity', 'feature_view', 'feature_service'];

/** One thing an apply did. Rows are only ever added. */
export interface RegistryChange {
  /** Grows with time. */
  readonly id: string;
  /** The apply it belongs to; its changes share it. */
  readonly applyId: string;
  readonly at: Date;
  readonly by: string;
  /** `failed`: something was left half done; `details` says what. */
  readonly action: 'create' | 'update' | 'new_version' | 'rename' | 'delete' | 'remove' | 'failed';
  readonly kind: DefinitionKind | 'online_table' | 'offline_table';
  /** Of the definition, or of the view whose place it is. */
  readonly name: string;
  /** Null where there was none, and for places. */
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
  /** What differed, a line each. */
  readonly details: readonly string[];
}

export type NewRegistryChange = Omit<RegistryChange, 'id'>;

export interface RegistryChangesPage {
  /** Only what was done to this view and its places, under former names too. */
  readonly view?: string | undefined;
  /** 100 unless said otherwise. */
  readonly limit?: number | undefined;
  /** Only what came before the change with this id. */
  readonly before?: string | undefined;
}

/** What was done to the registry, newest first. */
export async function listRegistryChanges({
  view,
  limit = 100,
  before,
}: RegistryChangesPage = {}): Promise<RegistryChange[]> {
  const names = view === undefined ? [] : await namesOfView(view);
  const rows = await postgres().registryChange.findMany({
    where: {
      ...(view !== undefined && {
        name: { in: names },
        kind: { in: ['feature_view', 'online_table', 'offline_table'] },
      }),
      ...(before !== undefined && { id: { lt: BigInt(before) } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  });
  return rows.map(toRegistryChange);
}

/** A view's name with those it was renamed from, as its versions say. */
async function namesOfView(view: string): Promise<string[]> {
  const where = { kind: 'feature_view' };
  const versions = await postgres().definitionVersion.findMany({ where, select: { name: true, body: true } });
  const names = [view];
  for (const name of names) {
    const former = versions
      .filter((one) => one.name === name)
      .map(({ body }) => RenamedSchema.safeParse(body).data?.renamedFrom);
    names.push(...former.filter((one) => one !== undefined && !names.includes(one)).map(String));
  }
  return names;
}

const RenamedSchema = z.object({ renamedFrom: z.string().optional() });

/** Adds to the log, in the transaction of what it tells about where there is one. */
export async function insertRegistryChanges(
  changes: readonly NewRegistryChange[],
  database: Prisma.TransactionClient = postgres(),
): Promise<void> {
  await database.registryChange.createMany({
    data: changes.map((change) => ({ ...change, details: [...change.details] })),
  });
}

/** Number of the newest change of a definition, 0 before the first: what tells one state of the registry from the next. */
export async function registryRevision(database: Prisma.TransactionClient = postgres()): Promise<string> {
  const { _max } = await database.registryChange.aggregate({
    where: { kind: { in: DEFINITIONS } },
    _max: { id: true },
  });
  return String(_max.id ?? 0);
}

function toRegistryChange(row: Prisma.RegistryChangeGetPayload<object>): RegistryChange {
  return {
    ...row,
    id: String(row.id),
    action: row.action as RegistryChange['action'],
    kind: row.kind as RegistryChange['kind'],
    details: row.details as string[],
  };
}
