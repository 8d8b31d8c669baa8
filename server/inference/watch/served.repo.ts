/** What web processes have served, by version and minute, and samples of the rows. */
import type { Prisma } from '#server/platform/generated/client';
import { postgres } from '#server/platform/postgres';
import type { ShadowTally } from './tally.ts';

/** Counts of one version in one minute, of one process or of several together. */
export interface ServedCounts {
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  readonly rows: number;
  readonly unknown: number;
  readonly unscored: number;
  /** By `LATENCY_BOUNDS_MS`. */
  readonly latency: readonly number[];
  /** Rows by predicted class value. */
  readonly classes: Readonly<Record<string, number>>;
  /** By version that answered in silence. */
  readonly shadow: Readonly<Record<string, ShadowTally>>;
}

export interface MinuteOfVersion extends ServedCounts {
  readonly model: string;
  readonly version: string;
  readonly at: Date;
}

export interface SampledRow {
  /** In the order of the signature. */
  readonly values: readonly (number | null)[];
  readonly label: number;
  readonly at: Date;
}

/** Writes the counts of a process's minute, over what it wrote of that minute before. */
export async function putServedMinute(executor: string, minute: MinuteOfVersion): Promise<void> {
  const { model, version, at, latency, classes, shadow, ...counts } = minute;
  const data = {
    ...counts,
    latency: [...latency],
    classes,
    shadow: { ...shadow } as unknown as Prisma.InputJsonObject,
  };
  await postgres().servedMinute.upsert({
    where: { model_version_at_executor: { model, version, at, executor } },
    create: { model, version, at, executor, ...data },
    update: data,
  });
}

/** Minutes of a model since then, oldest first; a minute of several processes stands once for each. */
export async function listServedMinutes(model: string, since: Date): Promise<MinuteOfVersion[]> {
  const rows = await postgres().servedMinute.findMany({
    where: { model, at: { gte: since } },
    orderBy: { at: 'asc' },
    omit: { executor: true },
  });
  return rows.map(({ classes, shadow, ...row }) => ({
    ...row,
    classes: classes as unknown as ServedCounts['classes'],
    shadow: shadow as unknown as ServedCounts['shadow'],
  }));
}

export async function dropServedBefore(moment: Date): Promise<void> {
  await postgres().servedMinute.deleteMany({ where: { at: { lt: moment } } });
}

/** Adds samples of a version and drops its oldest beyond so many. */
export async function addServedSamples(
  { model, version, most }: { model: string; version: string; most: number },
  rows: readonly SampledRow[],
): Promise<void> {
  const data = rows.map(({ values, label, at }) => ({ model, version, at, label, values: [...values] }));
  await postgres().servedSample.createMany({ data });
  const [last] = await postgres().servedSample.findMany({
    where: { model, version },
    orderBy: { id: 'desc' },
    skip: most,
    take: 1,
    select: { id: true },
  });
  if (last) await postgres().servedSample.deleteMany({ where: { model, version, id: { lte: last.id } } });
}

/** Newest first. */
export async function listServedSamples(model: string, version: string, limit: number): Promise<SampledRow[]> {
  const rows = await postgres().servedSample.findMany({
    where: { model, version },
    orderBy: { id: 'desc' },
    take: limit,
    select: { values: true, label: true, at: true },
  });
  return rows.map(({ values, ...row }) => ({ ...row, values: values as (number | null)[] }));
}
