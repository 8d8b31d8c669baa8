/** Cells as RFC 4180 CSV, lines ended by CRLF; empty where there is nothing, numbers in full precision. */
export function toCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return rows.map((cells) => cells.map(toCell).join(',')).join('\r\n');
}

function toCell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
