import { ALERT_KIND_NAMES, ALERT_KINDS, type Alert } from '#server/inference/alert-schema';
import { findAlertRule, listAlerts } from '#server/inference/alerts.repo';
import { Moment } from '../../../_ui/moment.tsx';
import { Section } from '../../../_ui/section.tsx';
import { Tag } from '../../../_ui/tag.tsx';
import { AlertForm } from './alert-form.client.tsx';

const SHOWN = 10;

/** Who is told when a model does badly, and what was told. */
export async function AlertSection({ model }: { model: string }) {
  const [rule, alerts] = await Promise.all([findAlertRule(model), listAlerts(model, SHOWN)]);
  const kinds = ALERT_KIND_NAMES.map((name) => {
    const { title, unit, about } = ALERT_KINDS[name];
    const scale = unit === 'share' ? '0.05 is 5%' : unit;
    return { name, title, hint: `${about}; ${scale}`, value: String(rule?.thresholds[name] ?? '') };
  });
  return (
    <Section
      title="Alerts"
      about="A webhook is told when a figure of the last five minutes reaches a threshold, and when it is over."
    >
      <div className="grid gap-4">
        {alerts.length > 0 && (
          <ol className="grid gap-2 text-sm">
            {alerts.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
          </ol>
        )}
        <AlertForm model={model} url={rule?.url ?? ''} kinds={kinds} />
      </div>
    </Section>
  );
}

function AlertLine({ alert }: { alert: Alert }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <Tag tone={alert.endedAt ? 'plain' : 'caution'}>{alert.endedAt ? 'over' : 'open'}</Tag>
      <span>{alert.message}</span>
      <span className="text-ink-faint">
        <Moment date={alert.raisedAt} />; {sayDelivery(alert)}
      </span>
    </li>
  );
}

function sayDelivery({ deliveredAt, nextTryAt, attempts, lastError }: Alert): string {
  if (deliveredAt) return 'the webhook was told';
  if (lastError === null) return 'on its way to the webhook';
  return nextTryAt ? `try ${attempts} failed, trying again: ${lastError}` : `given up after ${attempts}: ${lastError}`;
}
