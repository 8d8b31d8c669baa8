import { z } from 'zod';
import { removeAliasWebhook, setAliasWebhook, testAliasWebhook } from '#server/models/alias-webhook';
import { getModel } from '#server/models/models.repo';
import { findWebhook, listDeliveries } from '#server/models/webhooks.repo';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Sets, tests or removes the webhook that hears of every move of an alias. Without options it shows it.',
  arguments: { model: parameter('<model>', z.string(), 'name of the model') },
  options: {
    url: parameter('--url <address>', z.string().optional(), 'http or https'),
    secret: parameter('--secret <text>', z.string().optional(), 'signs the calls; kept, or made, if left out'),
    test: parameter('--test', z.boolean().default(false), 'call it once, now'),
    remove: parameter('--remove', z.boolean().default(false), 'tell nobody any more'),
  },
  async run({ model, url, secret, test, remove }, { actor }) {
    const { name } = await getModel(model);
    if (remove) await removeAliasWebhook(name, actor);
    const set = url === undefined ? null : await setAliasWebhook(name, { url, secret }, actor);
    const tried = test ? await testAliasWebhook(name, actor) : null;
    const webhook = await findWebhook(name);
    const text = [
      webhook ? `${name} tells ${webhook.url}.` : `${name} tells nobody when an alias moves.`,
      ...(set?.newSecret ? [`Its secret, shown this once: ${set.newSecret}`] : []),
      ...(tried
        ? [tried.lastError === null ? 'It heard the test.' : `It did not hear the test: ${tried.lastError}`]
        : []),
    ].join('\n');
    return { text, data: { webhook, newSecret: set?.newSecret ?? null, deliveries: await listDeliveries(name) } };
  },
});
