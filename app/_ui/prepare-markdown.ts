/** A stretch of text within a line. */
export interface Span {
  /** Place in the line. */
  readonly at: number;
  readonly text: string;
  readonly kind: 'plain' | 'code' | 'strong' | 'emphasis' | 'link';
  /** Of a link; http, https and mailto alone. */
  readonly href?: string;
}

interface Placed {
  /** Line it begins at. */
  readonly at: number;
}
type Line = readonly Span[];
export type Block =
  | (Placed & { readonly kind: 'heading'; readonly level: number; readonly text: Line })
  | (Placed & { readonly kind: 'paragraph' | 'quote'; readonly text: Line })
  | (Placed & { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] })
  | (Placed & { readonly kind: 'code'; readonly text: string })
  | (Placed & { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] });

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const RULE = /^\s*\|?(\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/;
const SPAN =
  /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^)\s]+)\)/g;

/** The Markdown that cards and notes are written in: headings, paragraphs, lists, quotes, tables, code. HTML stays text. */
export function prepareMarkdown(source: string): Block[] {
  const lines = source.split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]!.trim() === '') at++;
    else {
      const [block, next] = readBlock(lines, at);
      blocks.push(block);
      at = next;
    }
  }
  return blocks;
}

/** The block that begins at a line, and the line after it. */
function readBlock(lines: readonly string[], at: number): [Block, number] {
  const line = lines[at]!;
  if (line.startsWith('```')) return readCode(lines, at);
  const [, marks, title] = HEADING.exec(line) ?? [];
  if (marks) return [{ kind: 'heading', at, level: marks.length, text: spansOf(title!) }, at + 1];
  if (line.includes('|') && RULE.test(lines[at + 1] ?? '')) return readTable(lines, at);
  const take = (belongs: (line: string) => boolean): readonly string[] => {
    const end = lines.findIndex((one, i) => i > at && (one.trim() === '' || !belongs(one)));
    return lines.slice(at, end < 0 ? lines.length : end);
  };
  if (ITEM.test(line))
    return readList(
      take((one) => ITEM.test(one) || /^\s/.test(one)),
      at,
    );
  if (line.startsWith('>')) {
    const quoted = take((one) => one.startsWith('>'));
    return [
      { kind: 'quote', at, text: spansOf(quoted.map((one) => one.replace(/^>\s?/, '')).join(' ')) },
      at + quoted.length,
    ];
  }
  const taken = take((one) => !HEADING.test(one) && !ITEM.test(one) && !one.startsWith('```'));
  return [{ kind: 'paragraph', at, text: spansOf(taken.join('\n')) }, at + taken.length];
}

/** A fence that is never closed holds what remains. */
function readCode(lines: readonly string[], at: number): [Block, number] {
  const close = lines.findIndex((line, i) => i > at && line.startsWith('```'));
  const end = close < 0 ? lines.length : close;
  return [{ kind: 'code', at, text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function readTable(lines: readonly string[], at: number): [Block, number] {
  const end = lines.findIndex((line, i) => i > at && !line.includes('|'));
  const [head, , ...rows] = lines.slice(at, end < 0 ? lines.length : end).map(cellsOf);
  return [{ kind: 'table', at, head: head!, rows }, at + rows.length + 2];
}

const cellsOf = (line: string): Line[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => spansOf(cell.trim()));

/** Lines that only go on are part of the item before them. */
function readList(lines: readonly string[], at: number): [Block, number] {
  const items: string[] = [];
  for (const line of lines) {
    const [, , text] = ITEM.exec(line) ?? [];
    if (text === undefined) items[items.length - 1] += ` ${line.trim()}`;
    else items.push(text);
  }
  const ordered = ITEM.exec(lines[0]!)![1] !== undefined;
  return [{ kind: 'list', at, ordered, items: items.map(spansOf) }, at + lines.length];
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  const plain = (to: number) => {
    if (to > end) spans.push({ at: end, text: text.slice(end, to), kind: 'plain' });
  };
  for (const match of text.matchAll(SPAN)) {
    plain(match.index);
    spans.push({ at: match.index, ...marked(match) });
    end = match.index + match[0].length;
  }
  plain(text.length);
  return spans;
}

function marked([, code, strong, star, low, label, href]: RegExpMatchArray): Omit<Span, 'at'> {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (label !== undefined) return { kind: 'link', text: label, href: href! };
  return { kind: 'emphasis', text: star ?? low ?? '' };
}
