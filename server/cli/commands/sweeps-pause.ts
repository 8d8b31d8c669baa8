import { z } from 'zod';
import { pauseSweep } from '#server/runs/steer-sweep';
import { defineCommand, parameter } from '../command.ts';

export default defineCommand({
  description: 'Stops a sweep for now; what it has stays.',
  arguments: { id: parameter('<id>', z.string(), 'as cookoff sweeps lists it') },
  async run({ id }) {
    const sweep = await pauseSweep(id);
    const now = sweep.request ? 'will stop within a second' : `is ${sweep.status}`;
    return { text: `${sweep.name} (${id}) ${now}.`, data: sweep };
  },
});
