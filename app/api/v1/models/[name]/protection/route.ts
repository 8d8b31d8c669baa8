import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { getModel } from '#server/models/models.repo';
import { getProtection, protectModel } from '#server/models/protection';
import { listProtectionEditions } from '#server/models/protection.repo';
import { ProtectModelSchema } from '#server/models/protection-schema';

export const GET = route({ params: NameParamsSchema }, async ({ params }) => {
  const { name } = await getModel(params.name);
  return { ...(await getProtection(name)), editions: await listProtectionEditions(name) };
});

export const PUT = route({ params: NameParamsSchema, body: ProtectModelSchema }, ({ params, body, actor }) =>
  protectModel(params.name, body, actor),
);
