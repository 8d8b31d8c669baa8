import { COMPARISONS } from './query.ts';
import { queryError } from './query-error.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'operator' | '(' | ')' | ',' | 'end';
  /** Of a string, what is between the quotes. */
  readonly text: string;
  readonly at: number;
  /** Behind its last character. */
  readonly end: number;
}

const SPACE = /\s+/y;
const WORD = /[^\s()",'=!<>~\0]+/y;
const STRING = /"((?:[^"\\\0]|\\[^\0])*)"|'((?:[^'\\\0]|\\[^\0])*)'/sy;
const OPERATOR = new RegExp(COMPARISONS.toSorted((a, b) => b.length - a.length).join('|'), 'y');

/**
 * A query in its pieces, the last of kind `end`.
 * @throws AppError invalid_input with the place, for a quote that is not closed or a sign that means nothing.
 */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let at = skip(source, 0);
  while (at < source.length) {
    const token = readToken(source, at);
    tokens.push(token);
    at = skip(source, token.end);
  }
  return [...tokens, { kind: 'end', text: '', at: source.length, end: source.length }];
}

function readToken(source: string, at: number): Token {
  const sign = source[at]!;
  if (sign === '\0') throw queryError(source, at, 'There is a character here that no text can hold; take it away');
  if (sign === '(' || sign === ')' || sign === ',') return { kind: sign, text: sign, at, end: at + 1 };
  const word = match(WORD, source, at)?.[0];
  if (word) return { kind: 'word', text: word, at, end: at + word.length };
  const string = match(STRING, source, at);
  if (string) {
    const text = (string[1] ?? string[2] ?? '').replace(/\\(.)/gs, '$1');
    return { kind: 'string', text, at, end: at + string[0].length };
  }
  const operator = match(OPERATOR, source, at)?.[0];
  if (operator) return { kind: 'operator', text: operator, at, end: at + operator.length };
  if (sign === '!')
    throw queryError(source, at, '! stands only in !=. To turn a condition around, write not before it');
  throw queryError(source, at, `This ${sign} is not closed. Put another ${sign} where the text ends`);
}

const skip = (source: string, at: number): number => at + (match(SPACE, source, at)?.[0].length ?? 0);

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
