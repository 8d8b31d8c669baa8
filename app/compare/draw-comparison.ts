import type { Comparison } from '#server/runs/comparison-schema';
import { findChallenge } from '#server/runs/find-challenge';
import { identityAt } from '../_ui/identity.ts';
import type { ComparedRow } from './compare-figure.ts';
import { type ComparedRun, prepareComparedRuns, prepareSummary, referenceName } from './prepare-comparison.ts';
import { prepareForest } from './prepare-forest.ts';

const WIDTH = 1_080;
const MARGIN = 28;
const LINE = 24;
const FONT = 'ui-sans-serif, system-ui, &quot;Segoe UI&quot;, Roboto, Arial, sans-serif';
const INK = '#151a22';
const SOFT = '#5d6778';
const RULE = '#e3e7ec';
/** The light theme's colours of runs A … H: a picture leaves the page and its tokens behind. */
const COLOURS = ['#2456d0', '#c25a00', '#0b7d72', '#8040c4', '#bd2f76', '#74710a', '#157fb0', '#566072'];
/** Characters of the headline in a line. */
const COLUMNS = 92;

/**
 * A comparison as a picture for a slide or a chat: headline, runs, metrics with their differences, intervals, and where
 * it is from. SVG with nothing outside of it.
 *
 * @param source when and where its figures were read; stands at the bottom.
 */
export function drawComparison(comparison: Comparison, source: string): string {
  const runs = prepareComparedRuns(comparison);
  const parts: string[] = [];
  let y = MARGIN + 12;
  for (const words of wrap(comparison.headline, COLUMNS)) {
    parts.push(text(MARGIN, y, words, { size: 19, weight: 600 }));
    y += 26;
  }
  for (const run of runs) {
    parts.push(mark(run.position, MARGIN, y - 10), text(MARGIN + 20, y, nameOf(run), { size: 13 }));
    y += 20;
  }
  const table = drawTable(prepareSummary(comparison), runs, y + 14);
  const forest = drawForest(comparison, runs, table.y + 18);
  const bottom = forest.y + 16;
  parts.push(...table.parts, ...forest.parts, text(MARGIN, bottom, source, { size: 11, colour: SOFT }));
  const height = bottom + MARGIN;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" ` +
    `font-family="${FONT}"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`
  );
}

interface Drawn {
  readonly parts: readonly string[];
  /** Where the next thing may begin. */
  readonly y: number;
}

const nameOf = ({ position, name, about, isReference }: ComparedRun): string =>
  `${identityAt(position).letter} ${name}, ${about}${isReference ? ', baseline' : ''}`;

function drawTable(rows: readonly ComparedRow[], runs: readonly ComparedRun[], top: number): Drawn {
  const label = 190;
  const column = (WIDTH - 2 * MARGIN - label) / (runs.length + 1);
  const at = (i: number): number => MARGIN + label + column * i;
  const parts = runs.map((run, i) =>
    text(at(i), top, identityAt(i).letter, { size: 12, weight: 700, colour: COLOURS[run.position]! }),
  );
  parts.push(text(at(runs.length), top, 'Majority', { size: 12, colour: SOFT }));
  let y = top;
  for (const { title, cells, baseline } of rows) {
    y += LINE;
    parts.push(`<line x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${y - 17}" y2="${y - 17}" stroke="${RULE}"/>`);
    parts.push(text(MARGIN, y, title, { size: 13 }), text(at(runs.length), y, baseline, { size: 13, colour: SOFT }));
    for (const [i, { text: value, delta, best }] of cells.entries()) {
      parts.push(text(at(i), y, value, { size: 13, weight: best ? 700 : 400 }));
      if (delta) parts.push(text(at(i) + 42, y, `${delta.sign}${delta.text}`, { size: 10, colour: SOFT }));
    }
  }
  return { parts, y };
}

function drawForest(comparison: Comparison, runs: readonly ComparedRun[], top: number): Drawn {
  const forest = prepareForest(
    runs.flatMap(({ id, position }) => {
      const challenge = findChallenge(comparison, id);
      return challenge ? [{ challenge, position }] : [];
    }),
  );
  if (forest.rows.length === 0) return { parts: [], y: top };
  const [left, width] = [MARGIN + 190, 420];
  const x = (percent: number): string => (left + (width * percent) / 100).toFixed(1);
  const title = `Differences against ${referenceName(comparison)}, 95% intervals`;
  const parts = [text(MARGIN, top + 8, title, { size: 12, weight: 600 })];
  let y = top + 8;
  for (const row of forest.rows) {
    y += 20;
    const colour = COLOURS[row.position]!;
    const fill = row.certain ? colour : '#ffffff';
    parts.push(
      text(MARGIN, y, `${identityAt(row.position).letter} ${row.title}`, { size: 12, colour }),
      `<line x1="${x(forest.zero)}" x2="${x(forest.zero)}" y1="${y - 14}" y2="${y + 6}" stroke="${SOFT}"/>`,
      `<line x1="${x(row.low)}" x2="${x(row.high)}" y1="${y - 4}" y2="${y - 4}" stroke="${colour}" stroke-width="2"/>`,
      `<circle cx="${x(row.estimate)}" cy="${y - 4}" r="4" fill="${fill}" stroke="${colour}" stroke-width="2"/>`,
      text(left + width + 16, y, `${row.text}${row.certain ? '' : ' ≈'}`, { size: 11, colour: SOFT }),
    );
  }
  return { parts, y: y + 12 };
}

interface Letters {
  readonly size: number;
  readonly weight?: number;
  readonly colour?: string;
}

const text = (x: number, y: number, words: string, { size, weight = 400, colour = INK }: Letters): string =>
  `<text x="${x.toFixed(1)}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escapeXml(words)}</text>`;

const mark = (position: number, x: number, y: number): string =>
  `<path d="${identityAt(position).shape}" transform="translate(${x} ${y})" fill="${COLOURS[position]}"/>`;

function wrap(words: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (words: string): string => words.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
