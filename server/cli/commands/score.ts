import { z } from 'zod';
import type { BatchSummary } from '#server/inference/batch-schema';
import { runBatch } from '#server/inference/run-batch';
import { scoreBatch } from '#server/inference/score-batch';
import { DEFAULT_MODEL } from '#server/models/vocabulary';
import { AppError } from '#server/platform/errors';
import { defineCommand, parameter } from '../command.ts';
import { nameCustomers } from '../name-customers.ts';
import { TimeSchema } from '../schemas.ts';

export default defineCommand({
  description: 'Scores customers from the offline store and writes a Parquet file to the object store.',
  options: {
    model: parameter('--model <reference>', z.string().default(DEFAULT_MODEL), 'name, name@alias or name/v0.1'),
    keys: parameter('--keys <file>', z.string().optional(), 'customer ids, one a line; or CSV or Parquet with them'),
    all: parameter('--all', z.boolean().default(false), 'every customer of the latest snapshot'),
    where: parameter('--where <condition>', z.string().optional(), "of these only some: 'monetaryvalue > 1000'"),
    asOf: parameter('--as-of <time>', TimeSchema.optional(), 'features as of this moment; now if left out'),
    out: parameter('--out <uri>', z.string().optional(), 's3://bucket/key or a path; prediction_results/… if left out'),
    resume: parameter('--resume <id>', z.string().optional(), 'go on with a batch that stopped, from where it was'),
  },
  async run({ model, keys, all, where, asOf, out, resume }, { actor, progress, signal }) {
    const hooks = { signal, onProgress: progress.report };
    if (!resume && (keys ? all : !all && !where)) {
      throw new AppError('invalid_input', 'Say whom to score: --keys FILE, --all or --where CONDITION.');
    }
    const summary = resume
      ? await runBatch(resume, hooks)
      : await scoreBatch({ model, keys: keys ? await nameCustomers(keys) : 'all', where, asOf, out }, hooks, actor);
    progress.end();
    return { text: describeBatch(summary), data: summary };
  },
});

function describeBatch({ rows, scored, model, version, classes, statuses, uri }: BatchSummary): string {
  const named = classes.map(({ name, count }) => `${count} ${name}`).join(', ');
  const others = Object.entries(statuses).filter(([status]) => status !== 'predicted');
  const unscored = others.map(([status, count]) => `${count} ${status.replaceAll('_', ' ')}`).join(', ');
  return (
    `Scored ${scored} of ${rows} customers with ${model} ${version}: ${named}. ` +
    `${unscored ? `Not scored: ${unscored}` : 'Nobody was left out'}. Written to ${uri}`
  );
}
