import { AppError } from '#server/platform/errors';

interface CronField {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** Words for values, from `min` on. */
  readonly words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The five fields, in their order. */
const FIELDS: readonly CronField[] = [
  { title: 'minute', min: 0, max: 59 },
  { title: 'hour', min: 0, max: 23 },
  { title: 'day of month', min: 1, max: 31 },
  { title: 'month', min: 1, max: 12, words: MONTHS },
  { title: 'day of week', min: 0, max: 7, words: DAYS },
];

/**
 * Refuses what is not a cron expression of five fields, each of `*`, `5`, `1-5`, `1,3` with an optional `/2`.
 * @throws AppError `invalid_input` naming the field, what is wrong with it and what would be right.
 */
export function checkCron(expression: string): void {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length || parts[0] === '') {
    const count = parts[0] === '' ? 0 : parts.length;
    const fields = FIELDS.map(({ title }) => title).join(', ');
    throw invalid(
      `A cron expression has five fields (${fields}), this one has ${count}; 0 5 * * * is every day at 05:00.`,
    );
  }
  for (const [i, field] of FIELDS.entries()) for (const item of parts[i]!.split(',')) checkItem(item, field);
}

function checkItem(item: string, field: CronField): void {
  const [, range, step] = /^([^/]+)(?:\/(.*))?$/.exec(item) ?? [];
  if (range === undefined) throw wrong(field, item);
  if (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0 && Number(step) <= field.max)) {
    throw invalid(`The ${field.title} steps by "${step}"; give 1 to ${field.max}, such as */5.`);
  }
  if (range === '*') return;
  const [first, last, ...more] = range.split('-').map((text) => toValue(text, field, item));
  if (more.length > 0) throw wrong(field, item);
  if (last !== undefined && first! > last) {
    throw invalid(`The ${field.title} goes from ${first} back to ${last} in "${item}"; write the smaller one first.`);
  }
}

function toValue(text: string, field: CronField, item: string): number {
  const word = field.words?.indexOf(text.toLowerCase()) ?? -1;
  if (word >= 0) return word + field.min;
  if (!/^\d{1,3}$/.test(text)) throw wrong(field, item);
  const value = Number(text);
  if (value >= field.min && value <= field.max) return value;
  throw invalid(`The ${field.title} ${value} is not from ${field.min} to ${field.max}.`);
}

function wrong({ title, min, max, words }: CronField, item: string): AppError {
  const named = words ? ` or ${words[0]} to ${words.at(-1)}` : '';
  return invalid(
    `The ${title} "${item}" is not right; give *, a number from ${min} to ${max}${named}, a range such as ${min}-${min + 2}, or a list.`,
  );
}

const invalid = (message: string) => new AppError('invalid_input', message, { fields: { cron: message } });
