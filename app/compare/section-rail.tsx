import Link from 'next/link';
import { RunIdentity } from '../_ui/run-identity.tsx';
import type { CompareLink } from './compare-state.ts';
import type { ComparedRun } from './prepare-comparison.ts';
import type { RailSection } from './prepare-rail.ts';

interface SectionRailProps {
  readonly sections: readonly RailSection[];
  readonly runs: readonly ComparedRun[];
  /** Id of the run one looks at. */
  readonly focus: string;
  readonly link: CompareLink;
}

/** What stays in sight: who is who, and anchors of the sections. Beside them on a wide screen, else in rows above them. */
export function SectionRail({ sections, runs, focus, link }: SectionRailProps) {
  return (
    <div className="relative z-20 -mx-1 min-w-0 bg-canvas px-1 py-1.5 sm:sticky sm:top-12 lg:top-0 2xl:top-4 2xl:self-start 2xl:py-0">
      <nav aria-label="Sections" className="relative overflow-x-auto">
        <ul className="flex gap-1 2xl:grid">
          {sections.map(({ id, title, differs }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex items-center gap-1.5 rounded-md px-2 py-1 text-xs whitespace-nowrap text-ink-soft hover:bg-hover hover:text-ink"
              >
                {title}
                {differs && (
                  <>
                    <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />
                    <span className="sr-only">, differs</span>
                  </>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label="Run to look at" className="relative mt-0.5 overflow-x-auto max-sm:hidden">
        <ul className="flex gap-1 2xl:grid">
          {runs.map(({ id, name, position, isReference }) => (
            <li key={id}>
              <Link
                href={link({ focus: id, cell: '' })}
                scroll={false}
                replace
                prefetch={false}
                aria-current={id === focus ? 'true' : undefined}
                title={name}
                className="flex max-w-36 items-center gap-1 rounded-md px-2 py-1 text-xs hover:bg-hover aria-[current]:bg-accent-soft"
              >
                <RunIdentity position={position} />
                <span className="truncate">{name}</span>
                {isReference && <span className="text-ink-faint">base</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
