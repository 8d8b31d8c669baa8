import { randomBytes } from 'node:crypto';
import type { Actor } from '#server/access/actor';
import { getModel } from '#server/models/models.repo';
import { AppError } from '#server/platform/errors';
import { parseInput } from '#server/platform/parse-input';
import { ALERT_KIND_NAMES, type AlertRule, type AlertRuleInput, AlertRuleSchema } from './alert-schema.ts';
import { findAlertRule, findAlertSecret, putAlertRule } from './alerts.repo.ts';

/**
 * Sets when somebody is to hear of a served model, and where.
 * @returns the rule, and the secret that signs what is sent where it is a new one: it is not shown again.
 * @throws AppError invalid_input naming the field; not_found for an unknown model.
 */
export async function setAlertRule(
  input: AlertRuleInput,
  actor: Actor,
): Promise<{ rule: AlertRule; newSecret: string | null }> {
  const { model, url, secret, ...thresholds } = parseInput(AlertRuleSchema, input);
  if (ALERT_KIND_NAMES.every((kind) => thresholds[kind] === undefined)) {
    const fields = { error_rate: 'give at least one threshold' };
    throw new AppError('invalid_input', `A rule needs a threshold for one of ${ALERT_KIND_NAMES.join(', ')}.`, {
      fields,
    });
  }
  await getModel(model);
  const kept = secret ?? (await findAlertSecret(model));
  const used = kept ?? randomBytes(24).toString('base64url');
  const given = Object.entries(thresholds).filter(([, threshold]) => threshold !== undefined);
  await putAlertRule({ model, url, secret: used, thresholds: Object.fromEntries(given), changedBy: actor.name });
  return { rule: (await findAlertRule(model))!, newSecret: kept === null ? used : null };
}
