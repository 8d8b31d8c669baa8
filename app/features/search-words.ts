/** What one searches by: words of which each has to be somewhere. */
export function searchWords(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether every word is in one of the texts. */
export function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  const all = texts.join('\n').toLowerCase();
  return words.every((word) => all.includes(word));
}

/** A text in pieces, those that a word was found in marked; together they are the text. */
export function markWords(text: string, words: readonly string[]): { text: string; found: boolean }[] {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (escaped.length === 0) return [{ text, found: false }];
  // A capturing group keeps what it splits by, at the odd places.
  const pieces = text.split(new RegExp(`(${escaped.join('|')})`, 'i'));
  return pieces.map((piece, i) => ({ text: piece, found: i % 2 === 1 })).filter((piece) => piece.text !== '');
}
