import { once } from 'node:events';
import { startWorker } from '#server/jobs/worker';
import { requireObjectStore } from '#server/platform/require-object-store';
import { defineCommand } from '../command.ts';

export default defineCommand({
  description: 'Trains, ingests, materializes and scores what the web process asks for, until interrupted.',
  async run(_input, { signal }) {
    await requireObjectStore();
    const worker = await startWorker();
    if (!signal.aborted) await once(signal, 'abort');
    await worker.stop();
    return undefined;
  },
});
