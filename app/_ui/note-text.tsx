import Link from 'next/link';
import { prepareNote } from './prepare-note.ts';

/** A note as it was written: in paragraphs, and who is mentioned leads to their runs. */
export function NoteText({ body }: { body: string }) {
  return (
    <div className="grid max-w-prose gap-2">
      {prepareNote(body).map(({ key, pieces }) => (
        <p key={key} className="break-words whitespace-pre-wrap">
          {pieces.map(({ at, text, href }) =>
            href ? (
              <Link key={at} href={href} prefetch={false} className="font-medium text-accent underline">
                {text}
              </Link>
            ) : (
              text
            ),
          )}
        </p>
      ))}
    </div>
  );
}
