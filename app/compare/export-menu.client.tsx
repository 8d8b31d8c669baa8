'use client';

import { useState } from 'react';
import { buttonStyle } from '../_ui/button-style.ts';

const ITEM = 'block w-full rounded-sm px-2 py-1 text-left text-sm hover:bg-hover';
/** Sharp enough to be pasted into a slide. */
const SCALE = 2;

/** The comparison as a file. Without scripts the picture is an SVG. */
export function ExportMenu({ href }: { href: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const as = (format: string) => `${href}${href.includes('?') ? '&' : '?'}format=${format}`;
  const savePng = async () => {
    try {
      setFailure(null);
      download(await toPng(await (await fetch(as('svg'))).text()), 'comparison.png');
    } catch {
      setFailure('This browser could not draw the picture; take the SVG.');
    }
  };
  return (
    <details id="export" className="relative">
      <summary className={`${buttonStyle('plain')} list-none`}>Export ▾</summary>
      <div className="absolute right-0 z-30 mt-1 w-44 rounded-md border border-line bg-surface p-1 shadow-lg max-sm:right-auto max-sm:left-0">
        <a href={as('csv')} download className={ITEM}>
          CSV, long form
        </a>
        <a href={as('md')} download className={ITEM}>
          Markdown
        </a>
        <button type="button" onClick={savePng} className={ITEM}>
          PNG
        </button>
        <a href={as('svg')} download className={ITEM}>
          SVG
        </a>
        {failure && (
          <p role="alert" className="px-2 py-1 text-xs text-worse">
            {failure}
          </p>
        )}
      </div>
    </details>
  );
}

/** Draws an SVG on a canvas. */
async function toPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width * SCALE, image.height * SCALE];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('toPng: the canvas gave no picture'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  [anchor.href, anchor.download] = [url, name];
  anchor.click();
  URL.revokeObjectURL(url);
}
