import { readEnv } from '#server/platform/env';
import { thisExecutor } from '#server/platform/executor';
import { log } from '#server/platform/log';
import { checkAlerts } from './alerts/check-alerts.ts';
import { deliverAlerts } from './alerts/deliver-alerts.ts';
import { addServedSamples, dropServedBefore, putServedMinute } from './watch/served.repo.ts';
import { listServed, type ServedMinute, type ServedVersion } from './watch/served.ts';

const FLUSH_MS = 10_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** So many minutes are kept for a database that is away; older ones are given up. */
const MOST_MINUTES = 60;

/**
 * Writes down what this process serves every ten seconds, looks whether anybody is to be alerted, and sends alerts, all
 * beside the requests.
 * @returns stops, after a last time of writing.
 */
export function watchServed(): () => Promise<void> {
  let working: Promise<void> | undefined;
  const once = async () => {
    try {
      await writeServed();
      await checkAlerts();
      await deliverAlerts();
    } catch (error) {
      log.warn({ error }, 'what was served could not be written down or looked at; trying again');
    }
  };
  const timer = setInterval(() => {
    working ??= once().finally(() => {
      working = undefined;
    });
  }, FLUSH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
    await writeServed(true).catch((error) => log.warn({ error }, 'the last minute was not written'));
  };
}

/**
 * Writes the minutes that are not written for good: those that are over get their samples written and are forgotten.
 * @param isLast whether the process ends: then the minute that runs gives its samples too.
 */
export async function writeServed(isLast = false): Promise<void> {
  const { servedDays } = readEnv();
  const served = listServed().filter(({ minutes }) => minutes.length > 0);
  for (const one of served) {
    one.minutes.splice(0, one.minutes.length - MOST_MINUTES);
    for (const minute of [...one.minutes]) await writeMinute(one, minute, isLast);
  }
  if (served.length > 0) await dropServedBefore(new Date(Date.now() - servedDays * DAY_MS));
}

async function writeMinute(
  { model, version, minutes }: ServedVersion,
  minute: ServedMinute,
  isLast: boolean,
): Promise<void> {
  const { latencySumMs: _, classes, shadow, ...counts } = minute.tally;
  const at = new Date(minute.at);
  const isOver = Date.now() >= minute.at + MINUTE_MS;
  await putServedMinute(thisExecutor(), {
    ...{ model, version, at, ...counts },
    classes: Object.fromEntries(classes),
    shadow: Object.fromEntries(shadow),
  });
  if (!isOver && !isLast) return;
  const sample = minute.sample.splice(0);
  minute.scored = 0;
  if (isOver) minutes.splice(minutes.indexOf(minute), 1);
  const { servedSamples } = readEnv();
  if (servedSamples === 0 || sample.length === 0) return;
  const rows = sample.map(({ values, label }) => ({
    ...{ label, at },
    values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
  }));
  await addServedSamples({ model, version, most: servedSamples }, rows);
}
