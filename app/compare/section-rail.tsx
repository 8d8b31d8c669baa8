import type { RailSection } from './prepare-rail.ts';

/** Anchors of the sections: beside them on a wide screen, in a row above them elsewhere. */
export function SectionRail({ sections }: { sections: readonly RailSection[] }) {
  return (
    <nav
      aria-label="Sections"
      className="relative z-20 -mx-1 sm:sticky sm:top-12 overflow-x-auto bg-canvas px-1 py-1.5 2xl:top-16 2xl:self-start 2xl:py-0"
    >
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
  );
}
