/** Who leads a model, and what only they may move: every edition is kept. */
import { postgres } from '#server/platform/postgres';
import type { Protection, ProtectionEdition } from './protection-schema.ts';

/** The edition that counts; null where nobody was ever named. */
export async function findProtection(model: string): Promise<Protection | null> {
  const row = await postgres().modelProtection.findFirst({ where: { model }, orderBy: { id: 'desc' } });
  return row && { leads: row.leads, aliases: row.aliases };
}

/** Newest first. */
export async function listProtectionEditions(model: string, limit = 20): Promise<ProtectionEdition[]> {
  return postgres().modelProtection.findMany({
    where: { model },
    orderBy: { id: 'desc' },
    take: limit,
    select: { leads: true, aliases: true, by: true, at: true },
  });
}

export async function addProtectionEdition(model: string, { leads, aliases }: Protection, by: string): Promise<void> {
  await postgres().modelProtection.create({ data: { model, leads: [...leads], aliases: [...aliases], by } });
}
