import { CreateApiKeySchema } from '#server/access/api-key-schema';
import { listApiKeys } from '#server/access/api-keys.repo';
import { createApiKey } from '#server/access/create-api-key';
import { route } from '#server/doors/route';

export const GET = route({}, async () => ({ keys: await listApiKeys() }));

export const POST = route({ body: CreateApiKeySchema, status: 201 }, ({ body, actor }) => createApiKey(body, actor));
