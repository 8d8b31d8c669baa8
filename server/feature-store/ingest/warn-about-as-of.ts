import { AppError } from '#server/platform/errors';
import type { FeatureView } from '../vocabulary.ts';

/**
 * What joins at the present moment will not see because of when the rows are said to hold.
 * @throws AppError `invalid_input` for a date that is none.
 */
export function warnAboutAsOf(asOf: Date, { name, ttlSeconds }: FeatureView, now = new Date()): string[] {
  if (Number.isNaN(asOf.getTime())) {
    throw new AppError('invalid_input', 'The as-of time is not a time; give one like 2011-12-10T00:00:00Z.');
  }
  const ageSeconds = (now.getTime() - asOf.getTime()) / 1000;
  if (ageSeconds < 0) {
    return [`As of ${asOf.toISOString()} is in the future: nothing sees these rows before then.`];
  }
  if (ttlSeconds > 0 && ageSeconds > ttlSeconds) {
    const days = Math.round(ttlSeconds / 86_400);
    return [
      `As of ${asOf.toISOString()} is older than the ${days} days ${name} keeps a row (its ttl): ` +
        'every join at the present moment gives nulls for these rows.',
    ];
  }
  return [];
}
