'use client';

import { useState } from 'react';
import { buttonStyle } from '../_ui/button-style.ts';
import { formatMoment } from '../_ui/format-time.ts';
import { identityAt } from '../_ui/identity.ts';
import { drawSection } from './draw-section.client.ts';
import { toPng } from './to-png.client.ts';

const ITEM = 'block w-full rounded-sm px-2 py-1 text-left text-sm hover:bg-hover';

interface ExportMenuProps {
  /** Where the files are. */
  readonly href: string;
  /** Names of the compared runs, in their order. */
  readonly names: readonly string[];
}

/** The comparison as a file, or any of its sections as a picture. Without scripts the picture is an SVG. */
export function ExportMenu({ href, names }: ExportMenuProps) {
  const [failure, setFailure] = useState<string | null>(null);
  const [sections, setSections] = useState<readonly HTMLElement[]>([]);
  const as = (format: string) => `${href}${href.includes('?') ? '&' : '?'}format=${format}`;
  const savePng = async (svg: string | Promise<string>, name: string) => {
    try {
      setFailure(null);
      download(await toPng(await svg), `${name}.png`);
    } catch {
      setFailure('This browser could not draw the picture; take the SVG.');
    }
  };
  const saveSection = (section: HTMLElement) => {
    const runs = names.map((name, position) => ({ letter: identityAt(position).letter, name }));
    const source = `${formatMoment(new Date())}, ${location.href}`;
    return savePng(drawSection(section, { runs, source }), `comparison-${section.id}`);
  };
  return (
    <details id="export" className="relative" onToggle={() => setSections(listSections())}>
      <summary className={`${buttonStyle('plain')} list-none`}>Export ▾</summary>
      <div className="absolute right-0 z-30 mt-1 w-52 rounded-md border border-line bg-surface p-1 shadow-lg max-sm:right-auto max-sm:left-0">
        <a href={as('csv')} download className={ITEM}>
          CSV, long form
        </a>
        <a href={as('md')} download className={ITEM}>
          Markdown
        </a>
        <button
          type="button"
          onClick={() =>
            savePng(
              fetch(as('svg')).then((answer) => answer.text()),
              'comparison',
            )
          }
          className={ITEM}
        >
          PNG
        </button>
        <a href={as('svg')} download className={ITEM}>
          SVG
        </a>
        {sections.length > 0 && <p className="eyebrow mt-1 border-t border-line px-2 pt-2">A section as PNG</p>}
        {sections.map((section) => (
          <button key={section.id} type="button" onClick={() => saveSection(section)} className={ITEM}>
            {section.getAttribute('aria-label')}
          </button>
        ))}
        {failure && (
          <p role="alert" className="px-2 py-1 text-xs text-worse">
            {failure}
          </p>
        )}
      </div>
    </details>
  );
}

/** The sections there are now: a frozen comparison, or one that may show no difference, has fewer. */
const listSections = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('main section[id][aria-label]')];

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  [anchor.href, anchor.download] = [url, name];
  anchor.click();
  URL.revokeObjectURL(url);
}
