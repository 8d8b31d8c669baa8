import { z } from 'zod';
import { decideRequest } from '#server/models/decide-request';
import { defineCommand, parameter } from '../command.ts';
import { CONSENT_OPTIONS } from '../promotion-options.ts';

export default defineCommand({
  description: 'Approves a requested promotion, which does it, or declines it. For leads of the model.',
  arguments: {
    model: parameter('<model>', z.string(), 'name of the model'),
    request: parameter('<request>', z.string(), 'id, as `models requests` lists it'),
    decision: parameter(
      '<decision>',
      z.enum(['approve', 'decline'], { error: 'approve or decline' }),
      'approve or decline',
    ),
  },
  options: {
    word: parameter('--word <text>', z.string().default(''), 'what who asked should know; needed to decline'),
    ...CONSENT_OPTIONS,
  },
  async run({ model, request: id, decision, word, ack, override }, { actor }) {
    const request = await decideRequest({ model, id }, { decision, word, acknowledge: ack, override }, actor);
    const became = request.became ? `: ${model} ${request.became} is now ${request.alias}` : '';
    return { text: `Request ${id} is ${request.status}${became}.`, data: request };
  },
});
