import type { Prisma, Run as RunRow, Split as SplitRow } from '#server/platform/generated/client';
import type { Leak } from '#server/training/find-leaks';
import type { Report, SplitSpec } from '#server/training/schema';
import type {
  ChosenFrom,
  CrossValidation,
  DatasetSummary,
  ImportedModel,
  LearningCurve,
  Run,
  RunAlgorithm,
  RunProgress,
  RunSplit,
  RunStatus,
} from '../schema.ts';

/** Domain values as the JSON type Prisma asks for; they are plain data by construction. */
export const json = (value: object): Prisma.InputJsonObject => value as Prisma.InputJsonObject;

/** A row of the database in the words of the domain. */
export function toRun(row: RunRow & { split: SplitRow }): Run {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    status: row.status as RunStatus,
    algorithm: row.algorithm as RunAlgorithm,
    features: row.features,
    service: row.service,
    experimentId: row.experimentId,
    label: row.label,
    params: row.params as Run['params'],
    split: toRunSplit(row.split),
    seed: Number(row.seed),
    allowLeakage: row.allowLeakage,
    includeLate: row.includeLate,
    leaks: row.leaks as unknown as Leak[],
    imported: row.imported as ImportedModel | null,
    chosenFrom: row.chosenFrom as ChosenFrom | null,
    asOf: row.asOf,
    viewVersions: (row.viewVersions ?? {}) as Record<string, number>,
    datasetFingerprint: row.datasetFingerprint,
    splitFingerprint: row.splitFingerprint,
    codeVersion: row.codeVersion,
    warnings: row.warnings as string[],
    progress: row.progress as RunProgress | null,
    dataset: row.dataset as DatasetSummary | null,
    durations: row.durations as Record<string, number> | null,
    learningCurve: row.learningCurve as LearningCurve | null,
    report: row.report as Report | null,
    baseline: row.baseline as Report | null,
    crossValidation: row.crossValidation as CrossValidation | null,
    error: row.error,
    cancelRequested: row.cancelRequested,
    starred: row.starred,
    archived: row.archived,
    tags: row.tags,
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
  };
}

export function toRunSplit({ id, name, seed, spec }: SplitRow): RunSplit {
  return { ...(spec as SplitSpec), id, name, seed: Number(seed) };
}
