import type { Route } from 'next';

/** A piece of a note's text; a mention leads to the runs of who is mentioned. */
export interface NotePiece {
  /** Place in the text. */
  readonly at: number;
  readonly text: string;
  readonly href: Route | null;
}

/** A name after an @ that begins a word: letters of any script, digits, and . _ - within. */
const MENTION = /(?<![\p{L}\p{N}_.])@([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)/gu;

/** The paragraphs of a note, each as text and mentions. */
export function prepareNote(body: string): { readonly key: string; readonly pieces: readonly NotePiece[] }[] {
  let start = 0;
  return body.split(/(\n\s*\n)/).flatMap((paragraph, i) => {
    const at = start;
    start += paragraph.length;
    return i % 2 === 1 || paragraph.trim() === '' ? [] : [{ key: String(at), pieces: piecesOf(paragraph) }];
  });
}

function piecesOf(paragraph: string): NotePiece[] {
  const pieces: NotePiece[] = [];
  let end = 0;
  const plain = (to: number) => {
    if (to > end) pieces.push({ at: end, text: paragraph.slice(end, to), href: null });
  };
  for (const match of paragraph.matchAll(MENTION)) {
    plain(match.index);
    pieces.push({ at: match.index, text: match[0], href: runsOf(match[1]!) });
    end = match.index + match[0].length;
  }
  plain(paragraph.length);
  return pieces;
}

const runsOf = (owner: string): Route => `/runs?${new URLSearchParams({ q: `owner = "${owner}"` })}` as Route;
