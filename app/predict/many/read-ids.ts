import { MOST_ROWS } from '#server/inference/most-rows';
import { formatCount } from '../../_ui/format-number.ts';

/** Ids that were read, or what was wrong with the text and what would be right. */
export type ReadIds =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly message: string /** Whether a batch would take it. */; readonly forBatch: boolean };

/** Ten thousand ids take less; a larger file is not even read. */
export const MOST_BYTES = 2_000_000;

export const TOO_MANY = `At most ${formatCount(MOST_ROWS)} customers are answered here at once; a batch takes files of any size.`;

/**
 * Ids of a pasted list (one a line, or with commas or blanks), or of a CSV with a column that is called like the join
 * key. Each as often as it stands there, in its order.
 */
export function readIds(text: string, joinKey: string): ReadIds {
  const plain = text.replace(/^\uFEFF/, '');
  if (/[\0\uFFFD]/.test(plain)) return refuse('This is no text file. Give a CSV, or a plain list of ids.');
  const lines = plain.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return refuse(`There are no ids in it. Give one a line, or a CSV with a column ${joinKey}.`);
  const table = lines.map(splitCells);
  const at = table[0]!.findIndex((cell) => cell.toLowerCase() === joinKey.toLowerCase());
  if (at < 0 && table.length > 1 && table.every((cells) => cells.length > 1)) {
    return refuse(
      `There are several columns and none is called ${joinKey}. Name the one with the ids so, or give one id a line.`,
    );
  }
  const cells =
    at >= 0 ? table.slice(1).map((row) => row[at] ?? '') : table.flat().flatMap((cell) => cell.split(/\s+/));
  const ids = cells.filter((cell) => cell !== '');
  if (ids.length === 0) return refuse(`There are no ids in the column ${joinKey}.`);
  return ids.length > MOST_ROWS
    ? { ok: false, message: `These are ${formatCount(ids.length)}. ${TOO_MANY}`, forBatch: true }
    : { ok: true, ids };
}

const refuse = (message: string): ReadIds => ({ ok: false, message, forBatch: false });

/** Cells of one line of CSV, quoted or not, between commas, semicolons or tabs. */
function splitCells(line: string): string[] {
  const cells = line.matchAll(/(?:^|[,;\t])(?:\s*"((?:[^"]|"")*)"\s*|([^,;\t]*))/g);
  return Array.from(cells, ([, quoted, bare]) => (quoted?.replaceAll('""', '"') ?? bare ?? '').trim());
}
