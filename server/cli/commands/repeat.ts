import { z } from 'zod';
import { repeatRuns } from '#server/runs/repeat-runs';
import { MOST_SPLITS } from '#server/runs/repeat-schema';
import { SEED_MAX } from '#server/training/schema';
import { defineCommand, parameter } from '../command.ts';
import { NumberSchema } from '../schemas.ts';
import { describeRepetition } from '../text/describe-repetition.ts';

export default defineCommand({
  description:
    'Trains 2 to 8 runs again on many new splits of the same rows, and says whether their difference outlasts the luck of one split.',
  arguments: { runs: parameter('<run...>', z.array(z.string()), 'run ids') },
  options: {
    splits: parameter('--splits <n>', NumberSchema.default(200), `how many, 2 to ${MOST_SPLITS}`),
    seed: parameter(
      '--seed <n>',
      NumberSchema.default(0),
      `of the first split, 0 to ${SEED_MAX}; the next ones follow`,
    ),
  },
  async run({ runs, splits, seed }, { progress, signal }) {
    const phase = `training ${runs.length} runs on ${splits} splits`;
    const repetition = await repeatRuns(
      { runs, splits, seed },
      {
        signal,
        onProgress: (done, all) => progress.report({ phase, fraction: done / all, detail: `${done} of ${all}` }),
      },
    );
    progress.end();
    return { text: describeRepetition(repetition), data: repetition };
  },
});
