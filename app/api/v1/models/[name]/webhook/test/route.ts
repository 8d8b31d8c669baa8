import { NameParamsSchema } from '#server/doors/api-schemas';
import { route } from '#server/doors/route';
import { testAliasWebhook } from '#server/models/alias-webhook';

export const POST = route({ params: NameParamsSchema }, ({ params, actor }) => testAliasWebhook(params.name, actor));
