/** Notes in PostgreSQL: one text a run and a saved comparison, with a version that every edit raises. */
import { postgres } from '#server/platform/postgres';

/** What can carry a note. */
export const NOTED = ['run', 'comparison'] as const;
export type Noted = (typeof NOTED)[number];

/** What people wrote about something. Version 0 stands for a note nobody has written yet. */
export interface Note {
  readonly body: string;
  readonly version: number;
  /** null at version 0. */
  readonly editedBy: string | null;
  readonly editedAt: Date | null;
}

const UNWRITTEN: Note = { body: '', version: 0, editedBy: null, editedAt: null };

interface Edition {
  readonly body: string;
  readonly version: number;
  readonly editedBy: string;
}

interface NoteTable {
  find(id: string): Promise<Note | null>;
  /** How many were written: none where there is one already. */
  insert(id: string, next: Edition): Promise<{ readonly count: number }>;
  /** How many were written: none where the version is another. */
  update(id: string, version: number, next: Edition & { editedAt: Date }): Promise<{ readonly count: number }>;
}

const SHOWN = { body: true, version: true, editedBy: true, editedAt: true } as const;

const TABLES: Readonly<Record<Noted, NoteTable>> = {
  run: {
    find: (runId) => postgres().runNote.findUnique({ where: { runId }, select: SHOWN }),
    insert: (runId, next) => postgres().runNote.createMany({ data: [{ runId, ...next }], skipDuplicates: true }),
    update: (runId, version, data) => postgres().runNote.updateMany({ where: { runId, version }, data }),
  },
  comparison: {
    find: (comparisonId) => postgres().comparisonNote.findUnique({ where: { comparisonId }, select: SHOWN }),
    insert: (comparisonId, next) =>
      postgres().comparisonNote.createMany({ data: [{ comparisonId, ...next }], skipDuplicates: true }),
    update: (comparisonId, version, data) =>
      postgres().comparisonNote.updateMany({ where: { comparisonId, version }, data }),
  },
};

/** The note on something; an empty one of version 0 before anybody wrote it. */
export async function readNote(on: Noted, id: string): Promise<Note> {
  return (await TABLES[on].find(id)) ?? UNWRITTEN;
}

/** Writes the note over the version given, and no other: false when it has moved on since. */
export async function replaceNote(on: Noted, id: string, version: number, body: string, by: string): Promise<boolean> {
  const next = { body, version: version + 1, editedBy: by };
  const { count } =
    version === 0
      ? await TABLES[on].insert(id, next)
      : await TABLES[on].update(id, version, { ...next, editedAt: new Date() });
  return count === 1;
}
