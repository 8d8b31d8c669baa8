/** Explanations of runs: one of each kind, the newest kept. */
import { postgres } from '#server/platform/postgres';
import type { ExplanationKind, RunExplanation } from './schema.ts';
import { json } from './storage/run-row.ts';

/** Every explanation that was worked out for a run. */
export async function listExplanations(runId: string): Promise<RunExplanation[]> {
  const rows = await postgres().runExplanation.findMany({ where: { runId }, orderBy: { kind: 'asc' } });
  return rows.map(
    ({ kind, body, durationMs, createdAt }) => ({ kind, body, durationMs, createdAt }) as unknown as RunExplanation,
  );
}

/** Keeps an explanation in the place of an older one of its kind. */
export async function saveExplanation(
  runId: string,
  { kind, body, durationMs }: Omit<RunExplanation, 'createdAt'>,
): Promise<void> {
  const data = { body: json(body), durationMs, createdAt: new Date() };
  const key: { runId: string; kind: ExplanationKind } = { runId, kind };
  await postgres().runExplanation.upsert({ where: { runId_kind: key }, create: { ...key, ...data }, update: data });
}
