import type { ManyAnswer } from '#server/inference/predict-many';
import { toCsv } from '#server/runs/csv';
import { formatCount, formatQuantity } from '../../_ui/format-number.ts';
import { sayOdds } from '../say-answer.ts';

export interface ManyRow {
  /** Place in the list: an id may stand there twice. */
  readonly key: string;
  readonly id: string;
  /** The class, or why there is none. */
  readonly answer: string;
  readonly odds: string;
  readonly isAnswered: boolean;
}

export interface PreparedMany {
  /** `3 customers: 1 high value, 1 low value, 1 without an answer.` */
  readonly summary: string;
  readonly rows: readonly ManyRow[];
  /** What is not shown; null when all is. */
  readonly rest: string | null;
  readonly csv: string;
}

const UNANSWERED = 'without an answer';

/** More rows are for a spreadsheet. */
const SHOWN = 200;

const STATUS = {
  predicted: 'answered',
  unknown_customer: 'unknown customer',
  no_features: 'no usable features',
  missing_features: 'features missing',
} as const;

/** Many answers as a table, a sentence and a file. */
export function prepareMany(answers: readonly ManyAnswer[], joinKey: string): PreparedMany {
  return {
    summary: `${formatQuantity(answers.length, 'customer')}: ${sayCounts(answers)}.`,
    rows: answers.slice(0, SHOWN).map(({ id, status, name, probability }, i) => ({
      key: String(i),
      id,
      answer: name ?? STATUS[status],
      odds: probability === null ? '—' : sayOdds(probability),
      isAnswered: status === 'predicted',
    })),
    rest:
      answers.length > SHOWN
        ? `${formatCount(answers.length - SHOWN)} more are in the file; here are the first ${SHOWN}.`
        : null,
    csv: toCsv([
      [joinKey, 'status', 'label', 'class', 'probability', 'reason'],
      ...answers.map(({ id, status, label, name, probability, reason }) => [
        id,
        status,
        label,
        name,
        probability,
        reason,
      ]),
    ]),
  };
}

/** Each class with how often it was answered, the commonest first; who got no answer last. */
function sayCounts(answers: readonly ManyAnswer[]): string {
  const counts = new Map<string, number>();
  for (const { name } of answers) {
    const kind = name ?? UNANSWERED;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const isLast = (kind: string) => Number(kind === UNANSWERED);
  return [...counts]
    .sort(([a, most], [b, least]) => isLast(a) - isLast(b) || least - most)
    .map(([kind, count]) => `${formatCount(count)} ${kind}`)
    .join(', ');
}
