import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { AlertRuleBodySchema } from '#server/doors/serving-routes';
import { deleteAlertRule, findAlertRule, listAlerts } from '#server/inference/alerts.repo';
import { setAlertRule } from '#server/inference/set-alert-rule';
import { getModel } from '#server/models/models.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { rule: await findAlertRule(name), alerts: await listAlerts(name) };
});

export const PUT = route({ params: NameParamsSchema, body: AlertRuleBodySchema }, ({ params, body, actor }) =>
  setAlertRule({ ...body, model: params.name }, actor),
);

export const DELETE = route({ params: NameParamsSchema }, ({ params }) => deleteAlertRule(params.name));
