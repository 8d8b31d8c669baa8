import Link from 'next/link';
import type { ModelVersion } from '#server/models/schema';
import { Moment } from '../../_ui/moment.tsx';
import { Section } from '../../_ui/section.tsx';
import { Tag } from '../../_ui/tag.tsx';

/** Model versions that were made from this run. */
export function VersionsOfRun({ versions }: { versions: readonly ModelVersion[] }) {
  return (
    <Section title="Promoted">
      <ul className="grid gap-1.5 text-sm">
        {versions.map((version) => (
          <li key={`${version.model}-${version.version}`} className="flex flex-wrap items-center gap-2">
            <Link
              href={`/models/${version.model}/${version.version}`}
              className="font-medium text-accent hover:underline"
            >
              {version.model} {version.version}
            </Link>
            {version.aliases.map((alias) => (
              <Tag key={alias} tone="accent">
                {alias}
              </Tag>
            ))}
            <span className="text-ink-faint">
              by {version.promotedBy}, <Moment date={version.createdAt} />: {version.reason}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
