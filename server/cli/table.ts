export interface Column {
  readonly header: string;
  /** Numbers stand right, words left. */
  readonly align?: 'left' | 'right';
}

/** Lines of text in columns as wide as their widest cell, two spaces between them, no space at line ends. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ header }, i) => Math.max(width(header), ...rows.map((row) => width(row[i] ?? ''))));
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => pad(cells[i] ?? '', widths[i]!, align))
      .join('  ')
      .trimEnd();
  const rule = widths.map((cells) => '─'.repeat(cells)).join('  ');
  return [line(columns.map(({ header }) => header)), rule, ...rows.map(line)].join('\n');
}

/** Cells on a terminal: combining marks take none. */
function width(text: string): number {
  return [...text.normalize('NFC')].length;
}

function pad(text: string, cells: number, align: Column['align']): string {
  const spaces = ' '.repeat(cells - width(text));
  return align === 'right' ? spaces + text : text + spaces;
}
