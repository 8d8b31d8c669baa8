import Link from 'next/link';
import { RUN_ARTIFACTS } from '#server/models/artifact-names';
import type { Beside } from '#server/runs/read-beside';
import type { Run } from '#server/runs/schema';
import { formatMoment } from '../_ui/format-time.ts';
import { NoteText } from '../_ui/note-text.tsx';
import { RunIdentity } from '../_ui/run-identity.tsx';
import { HELD_IN_PANEL } from './board.tsx';
import { LABEL_COLUMN } from './board-columns.ts';

interface NotesAndArtifactsProps {
  readonly runs: readonly Run[];
  readonly beside: Beside | Promise<Beside>;
  /** Runs and their files may be gone; what was written is kept. */
  readonly frozen: boolean;
}

/** Files of the same name in one line, and what people wrote about each run. */
export function NotesAndArtifacts({ runs, beside, frozen }: NotesAndArtifactsProps) {
  return (
    <>
      {!frozen && <Artifacts runs={runs} />}
      <Notes runs={runs} beside={beside} frozen={frozen} />
    </>
  );
}

function Artifacts({ runs }: { runs: readonly Run[] }) {
  return (
    <table className="border-collapse text-sm">
      <caption className="sr-only">Files of every run</caption>
      <tbody>
        {Object.entries(RUN_ARTIFACTS).map(([file, { about }]) => (
          <tr key={file} className="border-b border-line/70">
            <th
              scope="row"
              title={about}
              className={`${LABEL_COLUMN} px-4 py-1.5 text-left font-mono text-xs font-normal`}
            >
              {file}
            </th>
            {runs.map((run, position) => (
              <td key={run.id} className="min-w-26 px-3 py-1.5 text-xs">
                {hasArtifact(run, file) ? (
                  <a href={`/api/v1/runs/${run.id}/artifacts/${file}`} className="hover:underline">
                    <RunIdentity position={position} /> ↓
                    <span className="sr-only">
                      {file} of {run.name}
                    </span>
                  </a>
                ) : (
                  '—'
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

async function Notes({ runs, beside, frozen }: NotesAndArtifactsProps) {
  const { notes } = await beside;
  return (
    <ul className={`${HELD_IN_PANEL} grid gap-x-8 gap-y-3 px-4 py-3 md:grid-cols-2`}>
      {runs.map((run, position) => {
        const { body, editedBy, editedAt } = notes[position]!;
        return (
          <li key={run.id} className="min-w-0 text-sm">
            <p className="text-xs text-ink-faint">
              <RunIdentity position={position} />{' '}
              {body && editedAt ? `${editedBy}, ${formatMoment(editedAt)}` : 'No note yet.'}{' '}
              {!frozen && (
                <Link href={`/runs/${run.id}?tab=notes`} className="text-accent underline">
                  {body ? 'Edit' : 'Write one'}
                </Link>
              )}
            </p>
            {body && <NoteText body={body} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Only boosted trees are written as XGBoost's JSON. */
const hasArtifact = (run: Run, file: string): boolean => file !== 'model.xgb.json' || run.algorithm === 'xgboost';
