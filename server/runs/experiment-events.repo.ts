/** What happened in an experiment, read from the rows that it left; only notes are written here. */
import { postgres } from '#server/platform/postgres';
import type { ExperimentEvent } from './experiment-schema.ts';
import type { RunStatus } from './schema.ts';
import type { SweepStatus } from './sweep-schema.ts';

const NAMED = { id: true, name: true, status: true } as const;

export async function insertExperimentNote(experimentId: string, body: string, by: string): Promise<void> {
  await postgres().experimentNote.create({ data: { experimentId, body, writtenBy: by } });
}

/** The newest `limit` runs, sweeps, notes and notes on runs of an experiment, newest first. */
export async function listExperimentEvents(experimentId: string, limit: number): Promise<ExperimentEvent[]> {
  const of = { where: { experimentId }, take: limit } as const;
  const created = { createdAt: 'desc' } as const;
  const [runs, sweeps, notes, runNotes] = await Promise.all([
    postgres().run.findMany({ ...of, orderBy: created, select: { ...NAMED, owner: true, createdAt: true } }),
    postgres().sweep.findMany({ ...of, orderBy: created, select: { ...NAMED, owner: true, createdAt: true } }),
    postgres().experimentNote.findMany({ ...of, orderBy: { writtenAt: 'desc' } }),
    postgres().runNote.findMany({
      where: { run: { experimentId } },
      take: limit,
      orderBy: { editedAt: 'desc' },
      include: { run: { select: NAMED } },
    }),
  ]);
  const events: ExperimentEvent[] = [
    ...runs.map(({ owner, createdAt, ...run }) => ({
      ...{ kind: 'run' as const, at: createdAt, by: owner },
      run: { ...run, status: run.status as RunStatus },
    })),
    ...sweeps.map(({ owner, createdAt, ...sweep }) => ({
      ...{ kind: 'sweep' as const, at: createdAt, by: owner },
      sweep: { ...sweep, status: sweep.status as SweepStatus },
    })),
    ...notes.map(({ body, writtenAt, writtenBy }) => ({ kind: 'note' as const, at: writtenAt, by: writtenBy, body })),
    ...runNotes.map(({ body, editedAt, editedBy, run }) => ({
      ...{ kind: 'run-note' as const, at: editedAt, by: editedBy, body },
      run: { ...run, status: run.status as RunStatus },
    })),
  ];
  return events.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit);
}
