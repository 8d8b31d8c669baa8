import type { Comparison, Query, QueryWord } from './query.ts';
import { queryError } from './query-error.ts';
import { isFieldName, QUERY_FIELDS, splitColumnName } from './query-fields.ts';
import { readTokens, type Token } from './read-tokens.ts';

/** Longer ones are refused, which also bounds how deep parentheses nest. */
export const QUERY_MAX = 2_000;

const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in']);

/**
 * A search for runs, by this grammar; terms side by side without a word between them must all hold.
 *
 *     or      = and { "or" and }
 *     and     = not { ["and"] not }
 *     not     = "not" not | "(" or ")" | compare | in | flag | words
 *     compare = name ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value
 *     in      = name "in" "(" value { "," value } ")"
 *
 * @returns null for a query with nothing in it.
 * @throws AppError invalid_input that names the place and what would be right there.
 */
export function parseQuery(source: string): Query | null {
  if (source.length > QUERY_MAX) {
    throw queryError(source, QUERY_MAX, `A query has at most ${QUERY_MAX} characters; this one has ${source.length}`);
  }
  const tokens = readTokens(source);
  if (tokens.length === 1) return null;
  const reader = new Reader(source, tokens);
  const query = reader.readOr();
  reader.requireEnd();
  return query;
}

class Reader {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  readOr(): Query {
    const terms = [this.#readAnd()];
    while (this.#takeKeyword('or')) terms.push(this.#readAnd());
    return terms.length === 1 ? terms[0]! : { kind: 'or', terms };
  }

  requireEnd(): void {
    const rest = this.#token;
    if (rest.kind !== 'end') throw this.#wrong(rest, `There is a ${rest.text} too many here; take it away`);
  }

  #readAnd(): Query {
    const terms = [this.#readNot()];
    while (this.#takeKeyword('and') || this.#termFollows()) terms.push(this.#readNot());
    return terms.length === 1 ? terms[0]! : { kind: 'and', terms };
  }

  #readNot(): Query {
    if (this.#takeKeyword('not')) return { kind: 'not', term: this.#readNot() };
    const opening = this.#take('(');
    if (!opening) return this.#readTerm();
    const query = this.readOr();
    if (!this.#take(')')) {
      throw this.#wrong(this.#token, `A ) is missing here, for the ( at character ${opening.at + 1}`);
    }
    return query;
  }

  #readTerm(): Query {
    const first = this.#token;
    if (!isWord(first)) throw this.#wrong(first, `${found(first)}, a condition is expected, such as owner = "Dee"`);
    this.#position++;
    const field: QueryWord = { text: first.text, quoted: first.kind === 'string', at: first.at };
    const operator = this.#take('operator');
    if (operator) return { kind: 'compare', field, operator: operator.text as Comparison, value: this.#readValue() };
    if (this.#takeKeyword('in')) return { kind: 'in', field, values: this.#readValues() };
    if (field.quoted) return { kind: 'words', text: field.text };
    if (isFieldName(field.text) && QUERY_FIELDS[field.text].type === 'flag') return { kind: 'flag', field };
    if (isFieldName(field.text) || splitColumnName(field.text)) {
      const message = `${found(this.#token)}, ${field.text} needs a comparison: =, !=, <, <=, >, >=, ~ or in`;
      throw this.#wrong(this.#token, message);
    }
    return { kind: 'words', text: field.text };
  }

  #readValue(): QueryWord {
    const token = this.#token;
    if (!isWord(token)) throw this.#wrong(token, `${found(token)}, a value is expected, such as 0.6 or "Dee"`);
    this.#position++;
    return { text: token.text, quoted: token.kind === 'string', at: token.at };
  }

  #readValues(): QueryWord[] {
    if (!this.#take('(')) throw this.#wrong(this.#token, 'After in, values in parentheses are expected: in (a, b)');
    const values = [this.#readValue()];
    while (this.#take(',')) values.push(this.#readValue());
    if (!this.#take(')')) throw this.#wrong(this.#token, `${found(this.#token)}, a , or a ) is expected`);
    return values;
  }

  get #token(): Token {
    return this.#tokens[this.#position]!;
  }

  #take(kind: Token['kind']): Token | null {
    const token = this.#token;
    if (token.kind !== kind) return null;
    this.#position++;
    return token;
  }

  #takeKeyword(keyword: string): boolean {
    const taken = this.#token.kind === 'word' && this.#token.text.toLowerCase() === keyword;
    if (taken) this.#position++;
    return taken;
  }

  /** Whether another condition begins here without an `and`. */
  #termFollows(): boolean {
    const { kind, text } = this.#token;
    return kind === '(' || kind === 'string' || (kind === 'word' && !['or', 'in'].includes(text.toLowerCase()));
  }

  #wrong(token: Token, message: string): Error {
    return queryError(this.#source, token.at, message);
  }
}

/** Whether it can be a name or a value: any string, and a word that is no keyword. */
const isWord = ({ kind, text }: Token): boolean =>
  kind === 'string' || (kind === 'word' && !KEYWORDS.has(text.toLowerCase()));

const found = ({ kind, text }: Token): string => (kind === 'end' ? 'At the end' : `Before ${text}`);
