import { ALERT_KIND_NAMES, ALERT_KINDS, type AlertKind, type AlertRule } from '../alert-schema.ts';
import { claimDueRules, endAlert, listOpenAlerts, raiseAlert } from '../alerts.repo.ts';
import { measureServing } from './measure-serving.ts';

const CHECK_EVERY_MS = 30_000;

/** Raises and ends alerts of the models whose turn it is; of several processes one does it. */
export async function checkAlerts(everyMs: number = CHECK_EVERY_MS): Promise<void> {
  for (const rule of await claimDueRules(everyMs)) await checkRule(rule);
}

async function checkRule({ model, thresholds }: AlertRule): Promise<void> {
  const [measured, open] = await Promise.all([measureServing(model), listOpenAlerts(model)]);
  for (const kind of ALERT_KIND_NAMES) {
    const [threshold, value] = [thresholds[kind], measured[kind]];
    const alert = open.find((one) => one.kind === kind);
    const isOver = threshold !== undefined && value !== null && value >= threshold;
    if (isOver && !alert) {
      await raiseAlert({ model, kind, value, threshold, message: messageOf(model, kind, value, threshold) });
    }
    // Too little traffic to tell is no reason to call it over.
    if (alert && (threshold === undefined || (value !== null && !isOver))) await endAlert(alert.id);
  }
}

function messageOf(model: string, kind: AlertKind, value: number, threshold: number): string {
  const { title, unit, about } = ALERT_KINDS[kind];
  const say = (x: number) => (unit === 'share' ? `${(100 * x).toFixed(1)}%` : `${Number(x.toPrecision(3))} ${unit}`);
  return `${model}: ${title.toLowerCase()} (${about}) at ${say(value)}, from ${say(threshold)} on you are told.`;
}
