import { z } from 'zod';
import { readLeaderboard } from '#server/runs/read-leaderboard';
import { defineCommand, parameter } from '../command.ts';
import { describeLeaderboard } from '../text/describe-leaderboard.ts';

export default defineCommand({
  description: 'Shows the leaderboard of an experiment in bands that can be told apart.',
  arguments: { name: parameter('<name>', z.string(), 'name or id of the experiment') },
  async run({ name }) {
    const leaderboard = await readLeaderboard(name);
    return { text: describeLeaderboard(leaderboard), data: leaderboard };
  },
});
