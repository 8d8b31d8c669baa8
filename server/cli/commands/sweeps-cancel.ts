import { z } from 'zod';
import { cancelSweep } from '#server/runs/steer-sweep';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Stops a sweep for good; what it has stays to be read.',
  arguments: { id: parameter('<id>', z.string(), 'as cookoff sweeps lists it') },
  async run({ id }) {
    const sweep = await cancelSweep(id);
    const now = sweep.request ? 'will stop within a second' : `is ${sweep.status}`;
    return { text: `${sweep.name} (${id}) ${now}.`, data: sweep };
  },
});
