import { markWords } from './search-words.ts';

/** A text with what was searched for marked in it. */
export function Highlight({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0;
  return markWords(text, words).map((piece) => {
    at += piece.text.length;
    return piece.found ? (
      <mark key={at} className="rounded-xs bg-caution-soft text-inherit outline outline-caution-line">
        {piece.text}
      </mark>
    ) : (
      piece.text
    );
  });
}
