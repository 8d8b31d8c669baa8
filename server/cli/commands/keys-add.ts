import { CreateApiKeySchema } from '#server/access/api-key-schema';
import { createApiKey } from '#server/access/create-api-key';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Makes an API key for a program and shows it, this once.',
  arguments: { name: parameter('<name>', CreateApiKeySchema.shape.name, 'what will use it, such as shop') },
  options: {
    scope: parameter('--scope <scope>', CreateApiKeySchema.shape.scope, 'serve (predictions), or admin (everything)'),
  },
  async run(input, { actor }) {
    const { key, kept } = await createApiKey(input, actor);
    const people = kept.scope === 'admin' ? ' In a browser: any name, and the key as the password.' : '';
    return {
      text: `${key}\nIt may ${kept.scope}, and is not shown again. Send it as: Authorization: Bearer …${people}`,
      data: { key, kept },
    };
  },
});
