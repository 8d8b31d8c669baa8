/** What somebody may want to hear of a served model. Safe in the browser. */
import { z } from 'zod';
import { ModelNameSchema } from '../models/schema.ts';
import { WebhookSecretSchema, WebhookUrlSchema } from '../platform/webhook-schema.ts';

/** Kinds of alert: what is measured over the last minutes, and in which unit its threshold is. */
export const ALERT_KINDS = {
  error_rate: { title: 'Failed requests', unit: 'share', about: 'answered with 5xx' },
  unknown_rate: { title: 'Unknown customers', unit: 'share', about: 'rows nobody could be found for' },
  latency_p99_ms: { title: 'Latency, 99 in 100', unit: 'ms', about: 'of the model and its features' },
  shadow_difference: { title: 'Candidate differs', unit: 'share', about: 'rows it answers otherwise' },
  drift: { title: 'Largest drift', unit: 'PSI', about: 'of any served feature against training' },
} as const;
export type AlertKind = keyof typeof ALERT_KINDS;
export const ALERT_KIND_NAMES = Object.keys(ALERT_KINDS) as AlertKind[];

const thresholdOf = (kind: AlertKind) => {
  const most = ALERT_KINDS[kind].unit === 'share' ? 1 : 100_000;
  // An empty field of a form means: not this kind.
  return z.preprocess(
    (input) => (input === '' ? undefined : input),
    z.coerce.number().positive('give a number above 0').max(most, `at most ${most}`).optional(),
  );
};

export const AlertRuleSchema = z.strictObject({
  model: ModelNameSchema,
  url: WebhookUrlSchema,
  secret: WebhookSecretSchema,
  error_rate: thresholdOf('error_rate'),
  unknown_rate: thresholdOf('unknown_rate'),
  latency_p99_ms: thresholdOf('latency_p99_ms'),
  shadow_difference: thresholdOf('shadow_difference'),
  drift: thresholdOf('drift'),
});
export type AlertRuleInput = z.input<typeof AlertRuleSchema>;

export type Thresholds = Readonly<Partial<Record<AlertKind, number>>>;

/** A rule as people see it; the secret stays where it is. */
export interface AlertRule {
  readonly model: string;
  readonly url: string;
  readonly thresholds: Thresholds;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export interface Alert {
  readonly id: string;
  readonly model: string;
  readonly kind: AlertKind;
  readonly message: string;
  readonly value: number;
  readonly threshold: number;
  readonly raisedAt: Date;
  /** When a later look found it below the threshold again. */
  readonly endedAt: Date | null;
  readonly attempts: number;
  readonly nextTryAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly lastError: string | null;
}
