/** Explanations of runs: one of each kind, the newest kept. */
import { postgres } from '#server/platform/postgres';
import type { NewExplanation, RunExplanation } from './schema.ts';
import { explanationRow } from './storage/explanation-row.ts';

/** Every explanation that was worked out for a run. */
export async function listExplanations(runId: string): Promise<RunExplanation[]> {
  const rows = await postgres().runExplanation.findMany({ where: { runId }, orderBy: { kind: 'asc' } });
  return rows.map(
    ({ kind, body, durationMs, createdAt }) => ({ kind, body, durationMs, createdAt }) as unknown as RunExplanation,
  );
}

/** Keeps an explanation in the place of an older one of its kind. */
export async function saveExplanation(runId: string, explanation: NewExplanation): Promise<void> {
  const row = { ...explanationRow(explanation), createdAt: new Date() };
  await postgres().runExplanation.upsert({
    where: { runId_kind: { runId, kind: row.kind } },
    create: { ...row, runId },
    update: row,
  });
}
