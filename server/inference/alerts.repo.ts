/** Alert rules of models, the alerts they raised, and whether their webhooks were heard. */
import { newId } from '#server/platform/id';
import { postgres } from '#server/platform/postgres';
import type { Alert, AlertKind, AlertRule, Thresholds } from './alert-schema.ts';

const WITHOUT_SECRET = { model: true, url: true, thresholds: true, changedBy: true, changedAt: true } as const;

export async function findAlertRule(model: string): Promise<AlertRule | null> {
  const row = await postgres().alertRule.findUnique({ where: { model }, select: WITHOUT_SECRET });
  return row && { ...row, thresholds: row.thresholds as Thresholds };
}

export async function findAlertSecret(model: string): Promise<string | null> {
  const row = await postgres().alertRule.findUnique({ where: { model }, select: { secret: true } });
  return row?.secret ?? null;
}

export async function putAlertRule(rule: {
  readonly model: string;
  readonly url: string;
  readonly secret: string;
  readonly thresholds: Thresholds;
  readonly changedBy: string;
}): Promise<void> {
  const data = { ...rule, thresholds: { ...rule.thresholds }, changedAt: new Date(), checkedAt: null };
  await postgres().alertRule.upsert({ where: { model: rule.model }, create: data, update: data });
}

export async function deleteAlertRule(model: string): Promise<void> {
  await postgres().alertRule.deleteMany({ where: { model } });
}

/** Rules whose turn it is; each is given to one process only until `periodMs` later. */
export async function claimDueRules(periodMs: number): Promise<AlertRule[]> {
  const due = new Date(Date.now() - periodMs);
  const waiting = await postgres().alertRule.findMany({
    where: { OR: [{ checkedAt: null }, { checkedAt: { lt: due } }] },
    select: { ...WITHOUT_SECRET, checkedAt: true },
  });
  const claimed: AlertRule[] = [];
  for (const { checkedAt, thresholds, ...rule } of waiting) {
    const { count } = await postgres().alertRule.updateMany({
      where: { model: rule.model, checkedAt },
      data: { checkedAt: new Date() },
    });
    if (count > 0) claimed.push({ ...rule, thresholds: thresholds as Thresholds });
  }
  return claimed;
}

/** Alerts of a model that are not over, by kind. */
export async function listOpenAlerts(model: string): Promise<Alert[]> {
  return (await postgres().alert.findMany({ where: { model, endedAt: null } })).map(toAlert);
}

/** Newest first. */
export async function listAlerts(model: string, limit = 20): Promise<Alert[]> {
  const rows = await postgres().alert.findMany({ where: { model }, orderBy: { raisedAt: 'desc' }, take: limit });
  return rows.map(toAlert);
}

export async function raiseAlert(
  alert: Pick<Alert, 'model' | 'kind' | 'message' | 'value' | 'threshold'>,
): Promise<void> {
  await postgres().alert.create({ data: { id: newId(), ...alert, nextTryAt: new Date() } });
}

/** Ends an alert, and has its webhook told so. */
export async function endAlert(id: string): Promise<void> {
  await postgres().alert.update({
    where: { id },
    data: { endedAt: new Date(), attempts: 0, nextTryAt: new Date(), deliveredAt: null, lastError: null },
  });
}

/** Alerts to be sent now; each is given to one process only, until `leaseMs` later. */
export async function claimUndelivered(leaseMs: number): Promise<Alert[]> {
  const now = new Date();
  const waiting = await postgres().alert.findMany({
    where: { nextTryAt: { lte: now } },
    orderBy: { nextTryAt: 'asc' },
    take: 20,
  });
  const claimed: Alert[] = [];
  for (const row of waiting) {
    const { count } = await postgres().alert.updateMany({
      where: { id: row.id, nextTryAt: row.nextTryAt },
      data: { nextTryAt: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    if (count > 0) claimed.push({ ...toAlert(row), attempts: row.attempts + 1 });
  }
  return claimed;
}

/** Keeps how a delivery went. Once an alert ended meanwhile, that is what is to be delivered next. */
export async function recordDelivery(
  { id, endedAt }: Pick<Alert, 'id' | 'endedAt'>,
  outcome: { deliveredAt: Date | null; nextTryAt: Date | null; lastError: string | null },
): Promise<void> {
  await postgres().alert.updateMany({ where: { id, endedAt }, data: outcome });
}

const toAlert = (row: Omit<Alert, 'kind'> & { kind: string }): Alert => ({ ...row, kind: row.kind as AlertKind });
