/** What is being typed in a query. */
export type QueryPlace = {
  /** Where the word under the caret begins. */
  readonly from: number;
  /** What of it stands before the caret, without its quote. */
  readonly typed: string;
} & (
  | { readonly kind: 'name' }
  | { readonly kind: 'operator' | 'value'; readonly field: string }
  /** Behind a whole condition. */
  | { readonly kind: 'link' }
);

const NAME = String.raw`([^\s()",'=!<>~]+|"(?:[^"\\]|\\.)*")`;
const VALUE = String.raw`(?:[^\s()",'=!<>~]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')`;
const OPERATOR = '(?:!=|<=|>=|[=<>~])';
const AFTER_OPERATOR = new RegExp(`${NAME}\\s*${OPERATOR}\\s*$`, 's');
const INSIDE_LIST = new RegExp(`${NAME}\\s+in\\s*\\((?:\\s*${VALUE}\\s*,)*\\s*$`, 'is');
const AFTER_CONDITION = new RegExp(
  `(?:${NAME}\\s*${OPERATOR}\\s*${VALUE}|\\)|\\b(?:starred|archived|imported))\\s+$`,
  's',
);
const AFTER_NAME = new RegExp(`(?:^|[\\s(])${NAME}\\s+$`, 's');
const KEYWORD = /^(?:and|or|not|in)$/i;

/** What stands under a caret, of a query that need not be whole. */
export function queryPlace(source: string, caret: number): QueryPlace {
  const before = source.slice(0, caret);
  const partial =
    /(?:"[^"]*|[^\s()",'=!<>~]*)$/.exec(evenQuotes(before) ? before.replace(/"/g, ' ') : before)?.[0] ?? '';
  const from = caret - partial.length;
  const typed = partial.replace(/^"/, '');
  const head = source.slice(0, from);
  const value = AFTER_OPERATOR.exec(head) ?? INSIDE_LIST.exec(head);
  if (value) return { kind: 'value', from, typed, field: bare(value[1]!) };
  if (AFTER_CONDITION.test(head)) return { kind: 'link', from, typed };
  const name = AFTER_NAME.exec(head)?.[1];
  if (name && !KEYWORD.test(name)) return { kind: 'operator', from, typed, field: bare(name) };
  return { kind: 'name', from, typed };
}

/** Whether no quote is open at the end. */
const evenQuotes = (text: string): boolean => (text.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 0;

const bare = (name: string): string => name.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1');
