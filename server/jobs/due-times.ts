import { CronExpressionParser } from 'cron-parser';
import { AppError } from '#server/platform/errors';
import { checkCron } from './schedules/check-cron.ts';

/** When a schedule is due. */
export interface Rhythm {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA name, such as Europe/London. */
  readonly timeZone: string;
}

/**
 * The next moments at which a rhythm is due, after `after`. As cron has it, a day counts when its day of month or its day
 * of week fits, where both are given. When clocks go forward, what would be due in the hour that is left out comes an hour
 * later; when they go back, a time of day comes once, and every so many minutes go on.
 *
 * @throws AppError `invalid_input` naming the field of the expression that is wrong, or the time zone.
 */
export function dueTimes({ cron, timeZone }: Rhythm, after: Date, count: number): Date[] {
  checkCron(cron);
  checkTimeZone(timeZone);
  try {
    const parsed = CronExpressionParser.parse(cron, { tz: timeZone, currentDate: after });
    return parsed.take(count).map((date) => date.toDate());
  } catch (cause) {
    const message = `"${cron}" is never due: none of its months has that day.`;
    throw new AppError('invalid_input', message, { cause, fields: { cron: message } });
  }
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    const message = `"${timeZone}" is not a time zone; give one such as UTC or Europe/London.`;
    throw new AppError('invalid_input', message, { cause, fields: { timeZone: message } });
  }
}
