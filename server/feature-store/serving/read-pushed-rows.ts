import { AppError } from '#server/platform/errors';
import { parseTime } from '#server/platform/parse-time';
import { didYouMean } from '#server/platform/suggest';
import type { AppliedView } from '../registry.ts';
import type { Row, Scalar, ValueType } from '../vocabulary.ts';

/** A time without an offset is taken as UTC, so a clock that is right may be this much ahead. */
const LOCAL_TIME_MS = 86_400_000;

/**
 * The rows of a pushed frame for one view: join keys, every feature, event and creation, times in epoch milliseconds.
 * A frame without creation times gets now; columns the view does not have are left out.
 *
 * @throws AppError `invalid_input` naming every column that is missing, the columns that differ in length, or the cell
 * that is no time, or a time that has not come.
 */
export function readPushedRows(df: Readonly<Record<string, readonly unknown[]>>, view: AppliedView): Row[] {
  const { joinKeys, fields, source } = view;
  const { timestampField: event, createdTimestampField: created } = source;
  const typed = [...joinKeys, ...fields.map(({ name, dtype }) => ({ name, valueType: dtype }))];
  requireColumns(df, [...typed.map(({ name }) => name), event], view);
  const count = df[event]!.length;
  const now = Date.now();
  return Array.from({ length: count }, (_, i) => {
    const cells = typed.map(({ name, valueType }): [string, Scalar] => [
      name,
      toCell(df[name]![i], valueType, `${name}[${i}]`),
    ]);
    const createdAt = df[created] ? toMoment(df[created][i], `${created}[${i}]`, now) : now;
    return {
      ...Object.fromEntries(cells),
      [event]: toMoment(df[event]![i], `${event}[${i}]`, now),
      [created]: createdAt,
    };
  });
}

function requireColumns(
  df: Readonly<Record<string, readonly unknown[]>>,
  names: readonly string[],
  view: AppliedView,
): void {
  const given = Object.keys(df);
  const missing = names.filter((name) => !df[name]);
  if (missing.length > 0) {
    const hint = didYouMean(
      missing[0]!,
      given.filter((name) => !names.includes(name)),
    );
    const every = `Send every column of ${view.name}, null where nothing is known: an item is replaced as a whole.`;
    throw refused(`df lacks ${missing.join(', ')}.${hint} ${every}`);
  }
  const odd = given.find((name) => df[name]!.length !== df[names[0]!]!.length);
  if (odd) throw refused(`df.${odd} has ${df[odd]!.length} values, ${names[0]} has ${df[names[0]!]!.length}.`);
}

/**
 * What JSON has no type for: times, which come as texts or as whole seconds, as they are answered, and float32, which
 * has to be the same in every store. JSON has no Infinity either: 1e400 is one that was not meant.
 */
function toCell(cell: unknown, valueType: ValueType, place: string): Scalar {
  if (cell === undefined || cell === null) return null;
  if (cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY) {
    throw refused(`df.${place} is beyond the numbers of 64 bits (1.8e308).`);
  }
  if (typeof cell === 'number' && valueType === 'float32')
    return Number.isFinite(Math.fround(cell)) ? Math.fround(cell) : cell;
  if (valueType !== 'unix_timestamp') return cell as Scalar;
  if (typeof cell !== 'number') return toMoment(cell, place, Number.POSITIVE_INFINITY);
  if (Number.isSafeInteger(cell)) return cell * 1000;
  throw refused(`df.${place} is ${cell}; as a number a time is whole seconds since 1970.`);
}

function toMoment(cell: unknown, place: string, now: number): number {
  const moment = typeof cell === 'string' ? parseTime(cell) : Number.NaN;
  if (Number.isNaN(moment)) {
    throw refused(`df.${place} is ${JSON.stringify(cell)}; a time is a text such as "2011-06-01T00:00:00Z".`);
  }
  if (moment <= now + LOCAL_TIME_MS) return moment;
  throw refused(
    `df.${place} is ${String(cell)}, which has not come yet: rows of today would give way to it until then.`,
  );
}

const refused = (message: string) => new AppError('invalid_input', message, { fields: { df: message } });
