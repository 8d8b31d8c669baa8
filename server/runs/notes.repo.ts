/** Notes on runs in PostgreSQL: one text a run, with a version that every edit raises. */
import { postgres } from '#server/platform/postgres';

/** What people wrote about a run. Version 0 stands for a note nobody has written yet. */
export interface RunNote {
  readonly body: string;
  readonly version: number;
  /** null at version 0. */
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

const UNWRITTEN: RunNote = { body: '', version: 0, editedBy: null, editedAt: null };

/** The note of a run; an empty one of version 0 before anybody wrote it. */
export async function readNote(runId: string): Promise<RunNote> {
  const row = await postgres().runNote.findUnique({ where: { runId } });
  return row ? { body: row.body, version: row.version, editedBy: row.editedBy, editedAt: row.editedAt } : UNWRITTEN;
}

/** Writes the note over the version given, and no other: false when it has moved on since. */
export async function replaceNote(runId: string, version: number, body: string, by: string): Promise<boolean> {
  const next = { body, version: version + 1, editedBy: by };
  if (version === 0) {
    const { count } = await postgres().runNote.createMany({ data: [{ runId, ...next }], skipDuplicates: true });
    return count === 1;
  }
  const { count } = await postgres().runNote.updateMany({
    where: { runId, version },
    data: { ...next, editedAt: new Date() },
  });
  return count === 1;
}
