import { AppError } from '#server/platform/errors';

const OPERATORS = ['<=', '>=', '!=', '=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** A condition on the features of a customer. A comparison with a value that is not there does not hold. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | { readonly kind: 'missing'; readonly feature: string }
  | {
      readonly kind: 'compare';
      readonly feature: string;
      readonly operator: Operator;
      readonly value: number;
    };

const TOKEN = /\s*(<=|>=|!=|<>|==|[=<>()]|[A-Za-z_][\w:]*|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
const FEATURE = /^[A-Za-z_]\w*(:[A-Za-z_]\w*)?$/;
const KEYWORDS = new Set(['and', 'or', 'not', 'is', 'null', 'true', 'false']);
const SAME: Readonly<Record<string, Operator>> = { '==': '=', '<>': '!=' };
/** Deeper ones are nobody's question. */
const MOST_NESTED = 50;

/**
 * Reads a condition by this grammar, where a feature is `name` or `view:name`:
 *
 *     or      = and { "or" and }
 *     and     = term { "and" term }
 *     term    = "not" term | "(" or ")" | feature ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
 *             | feature "is" [ "not" ] "null"
 *     value   = number | "true" | "false"
 *
 * @throws AppError invalid_input naming the place and what would be right there.
 */
export function parseCondition(source: string): Condition {
  const tokens = tokenize(source);
  let at = 0;
  let depth = 0;

  const wrong = (expected: string): AppError => {
    const token = tokens[at];
    const found = token ? `"${token.text}" at character ${token.at + 1}` : 'its end';
    return refused(`Condition "${source}": ${expected} is expected where ${found} is.`);
  };
  const take = (...words: string[]): boolean => {
    if (!words.includes(tokens[at]?.text.toLowerCase() ?? '')) return false;
    at++;
    return true;
  };
  const joined = (kind: 'and' | 'or', read: () => Condition): Condition => {
    const terms = [read()];
    while (take(kind)) terms.push(read());
    return terms.length === 1 ? terms[0]! : { kind, terms };
  };
  const readOr = (): Condition => joined('or', () => joined('and', readTerm));

  function readTerm(): Condition {
    if (++depth > MOST_NESTED)
      throw refused(`Condition "${source.slice(0, 80)}…" is nested more than ${MOST_NESTED} deep.`);
    const term = readNested();
    depth--;
    return term;
  }

  function readNested(): Condition {
    if (take('not')) return { kind: 'not', term: readTerm() };
    if (take('(')) {
      const inner = readOr();
      if (!take(')')) throw wrong('")"');
      return inner;
    }
    const feature = tokens[at]?.text ?? '';
    if (!FEATURE.test(feature) || KEYWORDS.has(feature.toLowerCase())) throw wrong('a feature, such as monetaryvalue,');
    at++;
    return take('is') ? readMissing(feature) : readComparison(feature);
  }

  function readMissing(feature: string): Condition {
    const isNegated = take('not');
    if (!take('null')) throw wrong('"null"');
    return isNegated ? { kind: 'not', term: { kind: 'missing', feature } } : { kind: 'missing', feature };
  }

  function readComparison(feature: string): Condition {
    const text = tokens[at]?.text ?? '';
    const operator = SAME[text] ?? OPERATORS.find((one) => one === text);
    if (!operator) throw wrong('one of =, !=, <, <=, >, >= or "is null"');
    at++;
    const value = toNumber(tokens[at]?.text);
    if (value === null) throw wrong('a number');
    at++;
    return { kind: 'compare', feature, operator, value };
  }

  const condition = readOr();
  if (at < tokens.length) throw wrong('"and", "or" or the end');
  return condition;
}

function toNumber(text = ''): number | null {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? 1 : 0;
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

function tokenize(source: string): { text: string; at: number }[] {
  const tokens: { text: string; at: number }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const text = TOKEN.exec(source)?.[1];
    if (text === undefined) {
      const place = from + (source.slice(from).match(/^\s*/)?.[0].length ?? 0);
      throw refused(`Condition "${source}": "${source[place]}" at character ${place + 1} means nothing here.`);
    }
    tokens.push({ text, at: TOKEN.lastIndex - text.length });
  }
  return tokens;
}

const refused = (message: string): AppError => new AppError('invalid_input', message, { fields: { where: message } });
