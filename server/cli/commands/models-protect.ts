import { z } from 'zod';
import { getModel } from '#server/models/models.repo';
import { getProtection, protectModel } from '#server/models/protection';
import { defineCommand, parameter } from '../command.ts';
import { ListSchema } from '../schemas.ts';

export default defineCommand({
  description: 'Says who leads a model, and which of its aliases only they move. Without options it shows them.',
  arguments: { model: parameter('<model>', z.string(), 'name of the model') },
  options: {
    leads: parameter('--leads <a,b,…>', ListSchema.optional(), "names; '' for nobody, as they are if left out"),
    aliases: parameter('--aliases <a,b,…>', ListSchema.optional(), 'as they are if left out; at first production'),
  },
  async run({ model, leads, aliases }, { actor }) {
    const before = await getProtection((await getModel(model)).name);
    const wanted = { leads: leads ?? [...before.leads], aliases: aliases ?? [...before.aliases] };
    const now = leads || aliases ? await protectModel(model, wanted, actor) : before;
    const text =
      now.leads.length === 0
        ? `Nobody leads ${model}: everybody may move every alias.`
        : `${model} is led by ${now.leads.join(', ')}, who alone move ${now.aliases.join(', ') || 'no alias'}.`;
    return { text, data: now };
  },
});
