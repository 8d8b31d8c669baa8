import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { removeAliasWebhook, setAliasWebhook } from '#server/models/alias-webhook';
import { getModel } from '#server/models/models.repo';
import { AliasWebhookSchema } from '#server/models/webhook-schema';
import { findWebhook, listDeliveries } from '#server/models/webhooks.repo';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { webhook: await findWebhook(name), deliveries: await listDeliveries(name) };
});

export const PUT = route({ params: NameParamsSchema, body: AliasWebhookSchema }, ({ params, body, actor }) =>
  setAliasWebhook(params.name, body, actor),
);

export const DELETE = route({ params: NameParamsSchema }, ({ params, actor }) =>
  removeAliasWebhook(params.name, actor),
);
