const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
/** A phone's section is drawn as a phone shows it, but never narrower than this. */
const LEAST_WIDTH = 360;
const MARGIN = 20;

/** What a picture says of itself, above and below what it shows. */
export interface Caption {
  /** With their marks, in the order of the comparison. */
  readonly runs: readonly { readonly letter: string; readonly name: string }[];
  /** Where from and when. */
  readonly source: string;
}

/**
 * A part of the page as an SVG of its own: what it shows now, in the light theme, as wide as its widest table, with the
 * style sheets of the page inside, the compared runs above and its source below. Runs in the browser.
 */
export function drawSection(section: HTMLElement, caption: Caption): string {
  const width = Math.max(LEAST_WIDTH, section.offsetWidth + hiddenWidth(section)) + 2 * MARGIN;
  const sheet = makeSheet(section, caption, width);
  const svg = document.createElementNS(SVG, 'svg');
  // The same rules hold inside: there the root is the picture.
  svg.setAttribute('data-theme', 'light');
  const style = document.createElementNS(SVG, 'style');
  style.textContent = styleSheets();
  const frame = document.createElementNS(SVG, 'foreignObject');
  frame.append(sheet);
  svg.append(style, frame);
  const height = measureHeight(sheet, width);
  for (const element of [svg, frame]) {
    element.setAttribute('width', String(width));
    element.setAttribute('height', String(height));
  }
  return new XMLSerializer().serializeToString(svg);
}

function makeSheet(section: HTMLElement, { runs, source }: Caption, width: number): HTMLElement {
  const sheet = element('div', 'grid gap-3 bg-canvas font-sans text-ink');
  sheet.style.cssText = `width:${width}px;padding:${MARGIN}px;font-variant-numeric:tabular-nums;font-size:var(--text-base)`;
  const names = element('p', 'flex flex-wrap gap-x-4 gap-y-1 text-sm');
  for (const { letter, name } of runs) {
    const mark = element('span', 'run-mark', letter);
    mark.dataset.run = letter;
    const run = element('span', 'inline-flex items-center gap-1.5');
    run.append(mark, name);
    names.append(run);
  }
  sheet.append(names, section.cloneNode(true), element('p', 'text-xs text-ink-faint', source));
  return sheet;
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElementNS(XHTML, name) as HTMLElement;
  made.className = className;
  made.textContent = text;
  return made;
}

/** How much of the widest table has to be scrolled to. */
function hiddenWidth(section: HTMLElement): number {
  const boxes = [...section.querySelectorAll<HTMLElement>('*')];
  return Math.max(
    0,
    ...boxes.map(({ scrollWidth, clientWidth }) => (clientWidth === 0 ? 0 : scrollWidth - clientWidth)),
  );
}

/** A sheet has the height that the page would give it. */
function measureHeight(sheet: HTMLElement, width: number): number {
  const probe = sheet.cloneNode(true) as HTMLElement;
  probe.inert = true;
  probe.style.cssText += `;position:absolute;visibility:hidden;left:0;top:0;width:${width}px`;
  document.body.append(probe);
  const { offsetHeight } = probe;
  probe.remove();
  return offsetHeight;
}

function styleSheets(): string {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  return rules.map(({ cssText }) => cssText).join('\n');
}
