import Link from 'next/link';
import { listDeletions } from '#server/models/deletions.repo';
import { Moment } from '../../_ui/moment.tsx';
import { Section } from '../../_ui/section.tsx';

/** Versions that are no more, the latest deleted first; nothing where none was deleted. */
export async function Deletions({ model }: { model: string }) {
  const deletions = await listDeletions(model);
  if (deletions.length === 0) return null;
  return (
    <Section title="Deleted versions" about="Their packages are gone; their numbers are not given again">
      <ol className="grid gap-2 text-sm">
        {deletions.map(({ version, runId, deletedBy, deletedAt, reason }) => (
          <li key={version} className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{version}</span>
            <span className="text-ink-faint">
              by {deletedBy}, <Moment date={deletedAt} />: {reason}
            </span>
            <Link href={`/runs/${runId}`} className="text-accent underline">
              its run
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
